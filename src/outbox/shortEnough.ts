/** Text for a file that is read back, however much the message tells of: its words are bounded, but not what it was made of. Pure. */
import * as Predicate from "effect/Predicate"
import { longest } from "./file.ts"

/** More of a part than any words show. */
const most = { text: 1_000, parts: 100 } as const

/** Of a curve, so that it still ends where it did. */
const thinned = (values: ReadonlyArray<unknown>): ReadonlyArray<unknown> => {
  const step = Math.ceil(values.length / most.parts)
  return values.filter((_, index) => (values.length - 1 - index) % step === 0)
}

const shortened = (value: unknown): unknown => {
  if (Predicate.isString(value)) return value.slice(0, most.text).toWellFormed()
  if (Array.isArray(value)) return thinned(value).map(shortened)
  if (!Predicate.isReadonlyRecord(value)) return value
  const parts = Object.entries(value).slice(0, most.parts)
  return Object.fromEntries(parts.map(([name, part]) => [name.slice(0, most.text).toWellFormed(), shortened(part)]))
}

/** `text` is JSON with a message in it, and its secrets are taken out already: half a one would not be known for one. */
export const shortEnough = (text: string): string => {
  if (Buffer.byteLength(text) <= longest) return text
  const stored: { readonly message: { readonly event: unknown } } = JSON.parse(text)
  return JSON.stringify({ ...stored, message: { ...stored.message, event: shortened(stored.message.event) } })
}
