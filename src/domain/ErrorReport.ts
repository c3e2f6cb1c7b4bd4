/** What is told of an error: its name, its message, its most telling lines, its chain of causes, and where it stopped. */
import * as Either from "effect/Either"
import * as Schema from "effect/Schema"
import { type KeptEnds, keepEnds } from "./keepEnds.ts"
import { redact } from "./redact.ts"

const CauseLink = Schema.Struct({ name: Schema.String, message: Schema.String })

/**
 * An error in words, bounded in size, without Slack secrets, and independent of the object that was thrown.
 *
 * @example
 * import type { ErrorReport, Outcome } from "runbell"
 * const inShort = ({ name, message, location }: ErrorReport) => `${name}: ${message} (${location ?? "somewhere"})`
 * const whyOf = (outcome: Outcome.Outcome) =>
 *   outcome._tag === "Failed" && outcome.error !== undefined ? inShort(outcome.error) : undefined
 *
 * @since 0.1.0
 */
export const ErrorReport = Schema.Struct({
  /** `failure`: an error the program declares. `defect`: one that it does not. */
  kind: Schema.Literal("failure", "defect"),
  /** The tag or class of the error. */
  name: Schema.String,
  message: Schema.String,
  /** Lines of the stack: the first, then the last. */
  head: Schema.Array(Schema.String),
  /** How many lines between `head` and `tail` are left out. */
  omitted: Schema.NonNegativeInt,
  tail: Schema.Array(Schema.String),
  /** What caused it, outermost first. */
  causes: Schema.Array(CauseLink),
  /** The source position it was thrown from, when the stack tells. */
  location: Schema.optional(Schema.String),
  /** How many more errors came with it (in parallel, or from finalizers). */
  others: Schema.NonNegativeInt,
  /** All of it, where the parts above were cut: the errors and the stacks of its chain of causes. */
  whole: Schema.optional(Schema.String)
}).annotations({ identifier: "ErrorReport" })

/**
 * @since 0.1.0
 */
export type ErrorReport = typeof ErrorReport.Type

const headLines = 6
const tailLines = 12
const longestText = 1_500
const longestLine = 300
const cut = "\n…\n"
const longestChain = 5
const mostParts = 50
/** Some 20,000 frames: more than a recursion without end leaves. */
const longestStack = 2_000_000

/** Everything here reads an object that anybody may have thrown: its getters may throw too. */
const read = <A>(get: () => A, otherwise: A): A => Either.getOrElse(Either.try(get), () => otherwise)

const bounded = (text: string, longest: number): string => {
  const ends = keepEnds(Array.from(text.slice(0, longest * 2)), longest, 0)
  return redact(ends.head.join(""))
}

/** A long message says most at its two ends, as a stack does. Secrets go first: a cut could leave half of one. */
const boundedMessage = (text: string): string => {
  const clean = redact(text)
  if (clean.length <= longestText) return clean
  const half = (longestText - cut.length) / 2
  return `${clean.slice(0, half)}${cut}${clean.slice(-half)}`.toWellFormed()
}

const property = (value: unknown, key: string): unknown =>
  // `Object` boxes primitives and leaves objects as they are, so that any value can be asked for a property.
  read(() => Reflect.get(Object(value), key) as unknown, undefined)

const nonEmptyString = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined

const nameOf = (error: unknown): string =>
  nonEmptyString(property(error, "_tag")) ?? nonEmptyString(property(error, "name")) ?? "Error"

/** As JSON when it is small; a larger one would be a dump, and nobody reads those. */
const small = (object: object): string => {
  let parts = 0
  const count = (_: string, part: unknown): unknown => {
    parts += 1
    if (parts > mostParts) throw new RangeError("too large to be told")
    return part
  }
  return JSON.stringify(object, count) ?? ""
}

/** What a value without a message says: a primitive says itself; an error and a function have said all with their name. */
const written = (error: unknown): string => {
  if (typeof error === "function") return ""
  if (typeof error !== "object" || error === null) return String(error)
  return error instanceof Error ? "" : small(error)
}

const messageOf = (error: unknown): string =>
  boundedMessage(nonEmptyString(property(error, "message")) ?? read(() => written(error), ""))

const isFrame = (line: string): boolean => /^\s+at /u.test(line)

const framesOf = (error: unknown): ReadonlyArray<string> => {
  const stack = nonEmptyString(property(error, "stack")) ?? ""
  return stack.slice(0, longestStack).split(/\r?\n/u).filter(isFrame)
}

const frameText = (frame: string): string => bounded(frame.trim(), longestLine)

const isForeign = (frame: string): boolean => /node_modules|node:internal|\(node:|<anonymous>\)?$/u.test(frame)

/** The frames of the program's own code say where it went wrong; those of libraries are left out when there are such. */
const telling = (frames: ReadonlyArray<string>): KeptEnds<string> => {
  const own = frames.filter((frame) => !isForeign(frame))
  const { head, tail } = keepEnds(own.length === 0 ? frames : own, headLines, tailLines)
  return { head: head.map(frameText), omitted: frames.length - head.length - tail.length, tail: tail.map(frameText) }
}

/** The last two parts of the path are what a reader knows the file by; the rest names the machine's folders. */
const locationOf = (frames: ReadonlyArray<string>): string | undefined => {
  const own = frames.find((frame) => !isForeign(frame))
  return /([^/\\(\s]+[/\\])?[^/\\(\s]+:\d+:\d+(?=\)?$)/u.exec(own === undefined ? "" : frameText(own))?.[0]
}

const causesOf = (error: unknown): ReadonlyArray<unknown> => {
  const chain = new Set<unknown>([error])
  for (let next = property(error, "cause"); next !== undefined && next !== null; next = property(next, "cause")) {
    if (chain.has(next) || chain.size > longestChain) break
    chain.add(next)
  }
  return Array.from(chain).slice(1)
}

/** In characters: some 1,000 frames, and what a message of Slack's could hold in eleven parts. */
const longestWhole = 100_000

/** An error with its stack, as Node prints one. */
const printed = (error: unknown): string => {
  const [message, stack] = [
    read(() => nonEmptyString(property(error, "message")) ?? written(error), ""),
    nonEmptyString(property(error, "stack")) ?? ""
  ]
  const headline = message === "" ? nameOf(error) : `${nameOf(error)}: ${message}`
  return [headline, ...stack.slice(0, longestStack).split(/\r?\n/u).filter(isFrame)].join("\n")
}

/** The two ends, where it is too long. Cut once before its secrets are taken out and once after: no half of one is left. */
const boundedWhole = (text: string): string => {
  const half = longestWhole / 2 - cut.length
  const near =
    text.length <= longestWhole * 4 ? text : `${text.slice(0, longestWhole)}${cut}${text.slice(-longestWhole)}`
  const clean = redact(near)
  return (clean.length <= longestWhole ? clean : `${clean.slice(0, half)}${cut}${clean.slice(-half)}`).toWellFormed()
}

/** All of it, where the report leaves something out. */
const wholeOf = (error: unknown, omitted: number): string | undefined => {
  const links = [error, ...causesOf(error)]
  const isCut = (text: string) => text.length > longestText
  const leavesOut =
    omitted > 0 || links.some((link) => isCut(read(() => nonEmptyString(property(link, "message")) ?? "", "")))
  if (!leavesOut && links.length === 1) return undefined
  const all = boundedWhole(links.map(printed).join("\n\nCaused by: "))
  return leavesOut || links.slice(1).some((link) => framesOf(link).length > 0) ? all : undefined
}

/** The report of one thrown or failed value, whatever it is. Never throws. */
export const fromUnknown = (error: unknown, kind: ErrorReport["kind"], others = 0): ErrorReport => {
  const frames = framesOf(error)
  const told = telling(frames)
  const whole = wholeOf(error, told.omitted)
  return {
    kind,
    name: bounded(nameOf(error), longestLine),
    message: messageOf(error),
    ...told,
    causes: causesOf(error).map((cause) => ({ name: bounded(nameOf(cause), longestLine), message: messageOf(cause) })),
    location: locationOf(frames),
    others,
    ...(whole === undefined ? {} : { whole })
  }
}
