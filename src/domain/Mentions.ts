/** Whom a run calls, and when: the same people, whoever tells of it. */
import * as Schema from "effect/Schema"
import type { Level } from "./Level.ts"
import type { Mention } from "./Mention.ts"
import { isTrouble, type Outcome } from "./Outcome.ts"

/** The tags of all outcomes. */
export const outcomeTags = ["Finished", "Failed", "Interrupted", "Killed", "Lost"] as const satisfies ReadonlyArray<
  Outcome["_tag"]
>

/**
 * When a run calls people: with `failure` when it ends in trouble or an alert of level `error` is raised, with `always` at
 * every end and every alert, and with a list of outcomes when it ends so; an alert of level `error` counts as `Failed`.
 *
 * @example
 * import { Schema } from "effect"
 * import { MentionWhen } from "runbell"
 * Schema.is(MentionWhen)(["Killed", "Lost"]) // true
 *
 * @since 0.1.0
 */
export const MentionWhen = Schema.Union(
  Schema.Literal("failure", "always"),
  Schema.Array(Schema.Literal(...outcomeTags))
).annotations({ identifier: "MentionWhen" })

/**
 * @since 0.1.0
 */
export type MentionWhen = typeof MentionWhen.Type

/**
 * Whom a run calls, and when.
 *
 * @example
 * import { Mention, type Mentions } from "runbell"
 * const onCall: Mentions = { who: [Mention.group("S012AB3CD")], when: ["Failed", "Killed", "Lost"] }
 *
 * @since 0.1.0
 */
export interface Mentions {
  readonly who: ReadonlyArray<Mention>
  /** Default: `failure`. */
  readonly when?: MentionWhen | undefined
}

/** Who is called when the run ends so. */
export const calledAtEnd = (mentions: Mentions | undefined, outcome: Outcome): ReadonlyArray<Mention> => {
  if (mentions === undefined) return []
  const { who, when = "failure" } = mentions
  const isCalled = when === "always" || (when === "failure" ? isTrouble(outcome) : when.includes(outcome._tag))
  return isCalled ? who : []
}

/** Who is called by an alert of that level. */
export const calledAtAlert = (mentions: Mentions | undefined, level: Level): ReadonlyArray<Mention> => {
  if (mentions === undefined) return []
  const { who, when = "failure" } = mentions
  const isCalled = when === "always" || (level === "error" && (when === "failure" || when.includes("Failed")))
  return isCalled ? who : []
}
