/** What the sandbox answers on a webhook: status, headers and body as Slack's. */
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"

/** The parts of an answer. */
export interface Answer {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** Slack sends its one-word bodies as HTML, whether it accepts or refuses. */
const html = { "content-type": "text/html" }

const json = { "content-type": "application/json; charset=utf-8" }

/** The body of every accepted message: these two letters and no more. */
export const accepted: Answer = { status: 200, body: "ok", headers: html }

/** A refusal is a bare code; Slack gives no detail on a webhook. */
export const refusal = (status: number, code: string): Answer => ({ status, body: code, headers: html })

/** A wrong HTTP method. */
export const methodNotAllowed: Answer = { status: 405, body: "", headers: {} }

/** A body over the sandbox's limit; the connection closes, so that the rest of it need not be read. */
export const tooLarge: Answer = { status: 413, body: "", headers: { connection: "close" } }

/** A workflow's trigger answers JSON, and shows nothing of what it got. */
export const triggered: Answer = { status: 200, body: JSON.stringify({ ok: true }), headers: json }

/** Too many posts. The body was seen once, years ago; a real client goes by the header. */
export const rateLimited = (retryAfter: number | undefined): Answer => ({
  status: 429,
  body: JSON.stringify({ retry_after: retryAfter ?? 1, ok: false, error: "rate_limited" }),
  headers: retryAfter === undefined ? json : { ...json, "retry-after": String(retryAfter) }
})

/** Headers that were seen on Slack's answers, good and bad; those of its load balancer are left out. */
const always = {
  "access-control-allow-origin": "*",
  "referrer-policy": "no-referrer",
  vary: "Accept-Encoding",
  "x-frame-options": "SAMEORIGIN",
  "x-slack-backend": "r"
}

/** The answer for the HTTP server. */
export const toResponse = ({ status, body, headers }: Answer): HttpServerResponse.HttpServerResponse =>
  body === ""
    ? HttpServerResponse.empty({ status, headers: { ...always, ...headers } })
    : HttpServerResponse.text(body, { status, headers: { ...always, ...headers } })
