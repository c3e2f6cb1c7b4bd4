/** A refusal of a message, and how a rule states one. Pure. */
import type { Json } from "./Message.ts"
import type { Problem } from "./Problem.ts"

/** Slack's code, such as `invalid_blocks`, and the reasons for it. */
export interface Invalid {
  readonly code: string
  readonly problems: ReadonlyArray<Problem>
}

/** One rule: a refusal, or nothing. */
export type Rule = (message: Json) => Invalid | undefined

export const invalid = (code: string, ...problems: ReadonlyArray<Problem>): Invalid => ({ code, problems })

/** A refusal if there are problems. */
export const invalidIfAny = (code: string, problems: ReadonlyArray<Problem>): Invalid | undefined =>
  problems.length === 0 ? undefined : { code, problems }
