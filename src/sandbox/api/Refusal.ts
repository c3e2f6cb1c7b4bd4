/** Why a method of the Web API refuses a call, and how it says so. Pure. */
import type { Json } from "../validate/Message.ts"
import type { Problem } from "../validate/Problem.ts"

/** A refusal: Slack's code, and what stands beside it in the answer. */
export interface Refusal {
  readonly error: string
  readonly fields?: Json | undefined
  readonly problems?: ReadonlyArray<Problem> | undefined
  /** A 429 that asks for so many seconds. */
  readonly retryAfter?: number | undefined
}

export const refused = (error: string, fields?: Json): Refusal => ({ error, fields })

/** An argument that has to be there is not. */
export const missing = (field: string): Refusal =>
  refused("invalid_arguments", { response_metadata: { messages: [`[ERROR] missing required field: ${field}`] } })

const stated = ({ message, pointer }: Problem): string => `${message} [json-pointer:${pointer}]`

/** The Web API states each problem twice: as it is, and for the log of its clients. */
export const refusedFor = (error: string, problems: ReadonlyArray<Problem>): Refusal => {
  const errors = problems.map(stated)
  const details = { errors, response_metadata: { messages: errors.map((text) => `[ERROR] ${text}`) } }
  return { error, problems, fields: problems.length === 0 ? {} : details }
}
