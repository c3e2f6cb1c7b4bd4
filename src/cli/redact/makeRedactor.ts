/**
 * Takes the secrets out of a text before it leaves: those that the environment and the arguments hold, those with a
 * well-known shape, those that stand under a telling name, and what the user's own patterns find.
 *
 * It looks at one text at a time. A secret that is wrapped over several lines is found where it is a private key; give
 * several lines as one text, not one by one. It is a net and not a wall: what is secret and looks like nothing goes
 * through, unless it is the value of a variable with a telling name.
 */
import * as Option from "effect/Option"
import { redact } from "../../domain/redact.ts"
import { linearPattern } from "../boundedPattern.ts"
import { assignments } from "./assignments.ts"
import { knownSecrets, type Sources } from "./KnownSecrets.ts"
import { privateKeys } from "./privateKeys.ts"
import { type Span, spansOf, takeOut } from "./Span.ts"
import { searchWithin } from "./searchWithin.ts"
import { inShapes } from "./shapes.ts"

export interface RedactorInput extends Sources {
  /** What else to take out: all that each matches. */
  readonly patterns: ReadonlyArray<RegExp>
}

/** What only the flag `u` can say. */
const needsUnicode = /\\[pPu]\{|[\u{10000}-\u{10ffff}]/u

const isGlobal = ({ flags }: RegExp): boolean => flags.includes("g")

/** Without `u` V8 can keep most patterns from taking for ever; the others are stopped when they take too long. */
const finderOf = (pattern: RegExp): ((text: string) => ReadonlyArray<Span>) => {
  const { source, flags } = pattern
  const isPlain = !needsUnicode.test(source) && /^[gu]*$/u.test(flags)
  return Option.match(isPlain ? linearPattern(source, "g") : Option.none(), {
    onSome: (linear) => (text: string) => spansOf(text, linear),
    onNone: () => searchWithin(isGlobal(pattern) ? pattern : new RegExp(source, `${flags}g`))
  })
}

/** The redactor of a run. Idempotent, and linear in the length of the text but for the user's own patterns, whose time is limited. */
export const makeRedactor = (input: RedactorInput): ((text: string) => string) => {
  const known = knownSecrets(input)
  const finders = input.patterns.map(finderOf)
  return (text) => {
    const spans = [
      ...known(text),
      ...privateKeys(text),
      ...assignments(text),
      ...inShapes(text),
      ...finders.flatMap((find) => find(text))
    ]
    return redact(takeOut(text, spans))
  }
}
