/** A client of the Web API without manners, for asking the sandbox what a well-behaved one never would. */
import { Effect, Redacted } from "effect"
import { SlackSandbox } from "runbell/testing"
import { ask } from "./support.ts"

/** An answer of the Web API, read as JSON. */
export interface Called {
  readonly status: number
  readonly json: Readonly<Record<string, unknown>>
  readonly headers: Headers
}

/** Sends a body as it is. */
export const callRaw = (method: string, body: string, headers: Readonly<Record<string, string>>) =>
  Effect.gen(function* () {
    const { apiUrl } = yield* SlackSandbox
    const { status, body: text, headers: told } = yield* ask(`${apiUrl}${method}`, { method: "POST", body, headers })
    return { status, json: JSON.parse(text) as Called["json"], headers: told }
  })

const authorized = Effect.map(SlackSandbox, ({ botToken }) => ({ authorization: `Bearer ${Redacted.value(botToken)}` }))

/** Sends JSON with the bot's token. */
export const call = (method: string, args: unknown = {}) =>
  Effect.flatMap(authorized, (headers) =>
    callRaw(method, JSON.stringify(args), { ...headers, "content-type": "application/json; charset=utf-8" })
  )

/** The same as a form. */
export const callForm = (method: string, args: Readonly<Record<string, string>> = {}) =>
  Effect.flatMap(authorized, (headers) =>
    callRaw(method, new URLSearchParams(args).toString(), {
      ...headers,
      "content-type": "application/x-www-form-urlencoded"
    })
  )

/** The id of a channel: what only reads or changes takes no name. */
export const idOf = (channel = "#runs") => Effect.flatMap(SlackSandbox, ({ channelId }) => channelId(channel))

/** Only what is answered. */
export const answer = (method: string, args: unknown = {}) => Effect.map(call(method, args), ({ json }) => json)

/** The code of a refusal; `ok` where there is none. */
export const code = (method: string, args: unknown = {}) =>
  Effect.map(answer(method, args), ({ ok, error }) => (ok === true ? "ok" : error))
