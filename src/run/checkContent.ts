/** Takes a message's content as code without types may give it. A wrong part costs a warning, never the message. */
import { isLevel } from "../domain/Level.ts"
import type { MessageContent } from "../domain/MessageContent.ts"
import { type Given, isRecord, kindOf, open, written } from "./Given.ts"

const levelOf = (given: Given): MessageContent["level"] => {
  const level = given.field("level")
  if (level === undefined || isLevel(level)) return level
  given.complain("level", "give one of info, warn, error")
  return undefined
}

const fieldOf = (given: Given, name: string, value: unknown): ReadonlyArray<readonly [string, string | number]> => {
  if (value === undefined || value === null) return []
  if (typeof value === "string" || typeof value === "number") return [[name, value]]
  given.complain(`fields.${name}`, `give a number or a string, not ${kindOf(value)}`)
  return [[name, written(value)]]
}

const fieldsOf = (given: Given): MessageContent["fields"] => {
  const fields = given.field("fields")
  if (fields === undefined) return undefined
  if (!isRecord(fields)) {
    given.complain("fields", "give an object, such as { loss: 0.21 }")
    return { fields: written(fields) }
  }
  const inner = open(fields)
  return Object.fromEntries(inner.names().flatMap((name) => fieldOf(given, name, inner.field(name))))
}

/** Content that can be relied on, and what was wrong with what was given. */
export interface CheckedContent {
  readonly content: MessageContent
  readonly complaint: string | undefined
}

/** Reads a text or the parts of a message, whatever the value: what is neither is written out. */
export const checkContent = (value: unknown): CheckedContent => {
  if (typeof value === "string") return { content: { text: value }, complaint: undefined }
  const given = open(value)
  if (!isRecord(value)) {
    given.complain("content", `give a string, or { title, text, level, fields, link }, not ${kindOf(value)}`)
    return { content: { text: written(value) }, complaint: given.complaint() }
  }
  const content: MessageContent = {
    title: given.text("title"),
    text: given.text("text"),
    level: levelOf(given),
    fields: fieldsOf(given),
    link: given.text("link")
  }
  return { content, complaint: given.complaint() }
}
