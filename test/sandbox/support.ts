/** A client without manners, for asking the sandbox what a well-behaved one never would. */
import { Effect, Layer, Redacted } from "effect"
import { NodeSlackSandbox } from "runbell/node"
import { type SandboxOptions, SlackSandbox } from "runbell/testing"

/** An answer, read to its end. */
export interface Answered {
  readonly status: number
  readonly body: string
  readonly headers: Headers
}

/** Asks; fails when the connection does. */
export const ask = (url: string, init: RequestInit = {}): Effect.Effect<Answered, "NoAnswer"> =>
  Effect.tryPromise({
    try: async (signal) => {
      const response = await fetch(url, { ...init, signal, redirect: "error" })
      return { status: response.status, body: await response.text(), headers: response.headers }
    },
    catch: () => "NoAnswer" as const
  })

/** Posts a body as it is. */
export const postText = (url: string, body: string, contentType = "application/json") =>
  ask(url, { method: "POST", body, headers: { "content-type": contentType } })

/** Posts JSON to the webhook of the sandbox. */
export const post = (payload: unknown) =>
  Effect.flatMap(SlackSandbox, ({ webhookUrl }) => postText(Redacted.value(webhookUrl), JSON.stringify(payload)))

/** The URL of the webhook, with its secret. */
export const webhook = Effect.map(SlackSandbox, ({ webhookUrl }) => Redacted.value(webhookUrl))

/** Runs a test with a sandbox of its own on a real socket. */
export const sandboxed =
  (options?: SandboxOptions) =>
  <A, E>(test: Effect.Effect<A, E, SlackSandbox>): Effect.Effect<A, E> =>
    Effect.provide(test, Layer.orDie(NodeSlackSandbox.layer(options)))
