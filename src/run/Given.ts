/** A value from code without types, read field by field: what is wrong is set right where that can be, and complained about, so that no run fails for it and nobody wonders. */
import * as Either from "effect/Either"

/** How a value that may be anything is read. */
export interface Given {
  /** The names of its fields. */
  readonly names: () => ReadonlyArray<string>
  /** The field as it is; `undefined` where there is none, `null` counts as none. */
  readonly field: (name: string) => unknown
  /** The field as text: what is no string is written out. */
  readonly text: (name: string) => string | undefined
  /** Notes what is wrong with a field, as what to give instead. */
  readonly complain: (name: string, remedy: string) => void
  /** All that was noted, in one line; `undefined` when all is well. */
  readonly complaint: () => string | undefined
}

/** Anything may throw when it is read: a getter, a proxy, a `toString`. */
const attempt = <A>(read: () => A, otherwise: A): A => Either.getOrElse(Either.try(read), () => otherwise)

/** What `String` makes of the value. */
export const written = (value: unknown): string => attempt(() => String(value), "")

/** What to call the value in a complaint. */
export const kindOf = (value: unknown): string =>
  value === null ? "null" : attempt(() => (Array.isArray(value) ? "an array" : `a value of type ${typeof value}`), "")

/** Whether the value has fields of its own to read. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !attempt(() => Array.isArray(value) || value instanceof Error, true)

/** Opens a value; one without fields reads as if it had none. */
export const open = (value: unknown): Given => {
  const complaints: Array<string> = []

  const complain: Given["complain"] = (name, remedy) => {
    complaints.push(`${name}: ${remedy}.`)
  }

  const field: Given["field"] = (name) =>
    isRecord(value) ? (attempt((): unknown => value[name], undefined) ?? undefined) : undefined

  const text: Given["text"] = (name) => {
    const found = field(name)
    if (found === undefined || typeof found === "string") return found
    complain(name, `give a string, not ${kindOf(found)}`)
    return written(found)
  }

  const names = () => (isRecord(value) ? attempt(() => Object.keys(value), []) : [])

  return { names, field, text, complain, complaint: () => (complaints.length === 0 ? undefined : complaints.join(" ")) }
}
