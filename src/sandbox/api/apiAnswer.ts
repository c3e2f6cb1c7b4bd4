/** What the Web API answers: JSON with the status 200, whether it accepts or refuses, but for a 429. Pure. */
import type { Answer } from "../Answer.ts"
import type { Json } from "../validate/Message.ts"
import type { Refusal } from "./Refusal.ts"

const json = { "content-type": "application/json; charset=utf-8" }

/** What is said of a call beside its result. */
export interface Remarks {
  readonly warnings: ReadonlyArray<string>
  /** The scopes of the token, where one was given that is known. */
  readonly scopes?: ReadonlyArray<string> | undefined
  /** The scope that the method asks for. */
  readonly accepted?: string | undefined
}

const metadataOf = (fields: Json): Json => {
  const { response_metadata: given } = fields
  return typeof given === "object" && given !== null ? { ...given } : {}
}

const remarked = (fields: Json, { warnings }: Remarks): Json =>
  warnings.length === 0
    ? fields
    : {
        ...fields,
        warning: warnings.join(","),
        response_metadata: { ...metadataOf(fields), warnings }
      }

const headersOf = ({ scopes, accepted }: Remarks): Readonly<Record<string, string>> => ({
  ...json,
  ...(scopes === undefined ? {} : { "x-oauth-scopes": scopes.join(",") }),
  ...(accepted === undefined ? {} : { "x-accepted-oauth-scopes": accepted })
})

/** The call was carried out. */
export const carriedOut = (fields: Json, remarks: Remarks): Answer => ({
  status: 200,
  body: JSON.stringify(remarked({ ok: true, ...fields }, remarks)),
  headers: headersOf(remarks)
})

/** A call too many; without a time it does not say how long to wait, as was seen once. */
export const callsLimited = (retryAfter: number | undefined): Answer => ({
  status: 429,
  body: JSON.stringify({ ok: false, error: "ratelimited" }),
  headers: retryAfter === undefined ? json : { ...json, "retry-after": String(retryAfter) }
})

/** The call was refused. */
export const callRefused = ({ error, fields = {}, retryAfter }: Refusal, remarks: Remarks): Answer =>
  retryAfter === undefined
    ? {
        status: 200,
        body: JSON.stringify(remarked({ ok: false, error, ...fields }, remarks)),
        headers: headersOf(remarks)
      }
    : callsLimited(retryAfter)
