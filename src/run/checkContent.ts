/** Takes a message's content as code without types may give it. A wrong part costs a warning, never the message. */
import type { Curve, CurvePoint } from "../domain/Curve.ts"
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

const isPoint = (value: unknown): value is CurvePoint =>
  isRecord(value) &&
  [value["step"], value["low"], value["high"], value["last"]].every((part) => typeof part === "number")

const isCurve = (value: unknown): value is Curve =>
  isRecord(value) &&
  typeof value["metric"] === "string" &&
  Array.isArray(value["points"]) &&
  value["points"].every(isPoint)

const curvesOf = (given: Given): MessageContent["curves"] => {
  const curves = given.field("curves")
  if (curves === undefined) return undefined
  if (Array.isArray(curves) && curves.every(isCurve)) return curves
  given.complain("curves", "give what CurrentRun's curves gives, or call sendChart")
  return undefined
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
  const curves = curvesOf(given)
  const content: MessageContent = {
    title: given.text("title"),
    text: given.text("text"),
    level: levelOf(given),
    fields: fieldsOf(given),
    link: given.text("link"),
    ...(curves === undefined ? {} : { curves })
  }
  return { content, complaint: given.complaint() }
}
