/**
 * Compiles a pattern that somebody wrote on a command line so that no text keeps it busy for ever: `(a+)+$` needs more
 * than a lifetime for thirty letters.
 *
 * V8 has a second engine that is always linear, and changes over to it when a search goes back and forth too often. It
 * knows no lookaround, no backreference and no flag but `g`, `s` and `y`; what it does not know is refused where a
 * repeat stands within a repeat.
 */
import { setFlagsFromString } from "node:v8"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import type { Sentence } from "./usage/Sentence.ts"

const compiled = (source: string, flags: string): Either.Either<RegExp, Sentence> =>
  Either.try({
    try: () => new RegExp(source, flags),
    catch:
      (): Sentence =>
      ({ noExpression }) =>
        noExpression
  })

/** The flag is on for the question alone: with it every pattern could ask for the slower engine. */
const isLinear = (source: string): boolean => {
  setFlagsFromString("--enable-experimental-regexp-engine")
  const linear = Either.isRight(compiled(source, "l"))
  setFlagsFromString("--no-enable-experimental-regexp-engine")
  return linear
}

interface Group {
  repeats: boolean
  branches: boolean
}

/** An escape, a class, the head of a group, its end with what repeats it, a repeat, a branch. */
const part = /\\.|\[(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<[^>]*>)|\(|\)([*+]|\{\d+(?:,\d*)?\})?|[*+]|\{\d+,\d*\}|\|/gsu

/** Whether something that repeats, or that can go several ways, is itself repeated. */
const repeatsRepeat = (source: string): boolean => {
  const open: Array<Group> = [{ repeats: false, branches: false }]
  for (const [text, repeat] of source.matchAll(part)) {
    const inner = open.at(-1)
    if (inner === undefined) return false
    if (text.startsWith("(")) open.push({ repeats: false, branches: false })
    else if (text === "|") inner.branches = true
    else if (text.startsWith(")")) {
      if (repeat !== undefined && (inner.repeats || inner.branches)) return true
      open.pop()
      const outer = open.at(-1)
      if (outer !== undefined) outer.repeats ||= inner.repeats || repeat !== undefined
    } else if (!text.startsWith("\\") && !text.startsWith("[")) inner.repeats = true
  }
  return false
}

const toLinear = (): void => setFlagsFromString("--enable-experimental-regexp-engine-on-excessive-backtracks")

/** The pattern, where the linear engine knows all that is in it. */
export const linearPattern = (source: string, flags: "" | "g"): Option.Option<RegExp> => {
  toLinear()
  return isLinear(source) ? Either.getRight(compiled(source, flags)) : Option.none()
}

/** The pattern, or what is wrong with it. `flags` may be `g`: any other would rule the linear engine out. */
export const boundedPattern = (source: string, flags: "" | "g" = ""): Either.Either<RegExp, Sentence> => {
  toLinear()
  return Either.filterOrLeft(
    compiled(source, flags),
    () => isLinear(source) || !repeatsRepeat(source),
    (): Sentence =>
      ({ forEver }) =>
        forEver
  )
}
