/** What a message must have at all: lists where lists belong, and something to see. Pure. */
import * as Predicate from "effect/Predicate"
import { invalid, type Rule } from "./Invalid.ts"
import { type Json, objectsIn } from "./Message.ts"

/** Method page "chat.postMessage". */
const mostAttachments = 100

export const hasBlocksFormat: Rule = ({ blocks }) =>
  objectsIn(blocks) === undefined
    ? invalid("invalid_blocks_format", { message: "must provide an array of objects", pointer: "/blocks" })
    : undefined

export const hasAttachmentsFormat: Rule = ({ attachments }) => {
  const list = objectsIn(attachments)
  const pointer = "/attachments"
  if (list === undefined)
    return invalid("invalid_attachments", { message: "must provide an array of objects", pointer })
  return list.length > mostAttachments
    ? invalid("too_many_attachments", { message: `no more than ${mostAttachments} items allowed`, pointer })
    : undefined
}

const isText = (value: unknown): boolean => Predicate.isString(value) && value.trim() !== ""

const hasItems = (value: unknown): boolean => Array.isArray(value) && value.length > 0

/** What can be seen of an attachment: texts, and lists. */
const texts = ["fallback", "text", "pretext", "title", "author_name", "footer", "image_url", "thumb_url"]
const lists = ["blocks", "fields", "actions"]

const isVisible = (attachment: Json): boolean =>
  texts.some((field) => isText(attachment[field])) || lists.some((field) => hasItems(attachment[field]))

/** Live Slack has one code for a message in which no content is named, and documents another for a text that is empty. */
export const hasContent: Rule = ({ text, blocks, attachments }) => {
  if (isText(text) || hasItems(blocks) || objectsIn(attachments)?.some(isVisible) === true) return undefined
  return invalid(text === undefined || text === null ? "missing_text_or_fallback_or_attachments" : "no_text")
}
