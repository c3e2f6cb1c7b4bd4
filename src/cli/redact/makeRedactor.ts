/**
 * Takes the secrets out of a text before it leaves: those that the environment and the arguments hold, those with a
 * well-known shape, those that stand under a telling name, and what the user's own patterns find.
 *
 * It looks at one text at a time. A secret that is wrapped over several lines is found where it is a private key; give
 * several lines as one text, not one by one. It is a net and not a wall: what is secret and looks like nothing goes
 * through, unless it is the value of a variable with a telling name.
 */
import * as Either from "effect/Either"
import { redact } from "../../domain/redact.ts"
import { boundedPattern } from "../boundedPattern.ts"
import { assignments } from "./assignments.ts"
import { knownSecrets, type Sources } from "./KnownSecrets.ts"
import { privateKeys } from "./privateKeys.ts"
import { spansOf, takeOut } from "./Span.ts"
import { shapes } from "./shapes.ts"

export interface RedactorInput extends Sources {
  /** What else to take out: all that each matches. */
  readonly patterns: ReadonlyArray<RegExp>
}

/** What only the flag `u` can say. */
const needsUnicode = /\\[pPu]\{|[\u{10000}-\u{10ffff}]/u

/** Without `u` V8 can keep the pattern from taking for ever; global in any case. */
const bounded = (pattern: RegExp): RegExp => {
  const isPlain = !needsUnicode.test(pattern.source) && /^[gu]*$/u.test(pattern.flags)
  const asGiven = () => new RegExp(pattern.source, pattern.flags.includes("g") ? pattern.flags : `${pattern.flags}g`)
  return isPlain ? Either.getOrElse(boundedPattern(pattern.source, "g"), asGiven) : asGiven()
}

/** The redactor of a run. Idempotent, and linear in the length of the text but for the user's own patterns. */
export const makeRedactor = (input: RedactorInput): ((text: string) => string) => {
  const known = knownSecrets(input)
  const patterns = [...shapes, ...input.patterns.map(bounded)]
  return (text) => {
    const spans = [
      ...known(text),
      ...privateKeys(text),
      ...assignments(text),
      ...patterns.flatMap((pattern) => spansOf(text, pattern))
    ]
    return redact(takeOut(text, spans))
  }
}
