/** The sandbox's Web API without a socket, so that hours pass by the test's clock alone, and every call is seen. */
import { HttpClient, HttpClientError, type HttpClientRequest, HttpClientResponse } from "@effect/platform"
import { Clock, Effect, Layer, Redacted } from "effect"
import { Fault, type SandboxOptions } from "runbell/testing"
import { settleCall } from "../../../src/sandbox/api/settleCall.ts"
import { botToken } from "../../../src/sandbox/api/Token.ts"
import { withDefaults } from "../../../src/sandbox/SandboxOptions.ts"
import { makeStores } from "../../../src/sandbox/Stores.ts"

/** A call that was settled. Times are in milliseconds. */
export interface Made {
  readonly at: number
  readonly call: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly status: number | undefined
  readonly answer: Readonly<Record<string, unknown>>
  /** How much time the message for later had left that was to be deleted. */
  readonly left: number | undefined
}

/** The bot's settings, as a user gives them. */
export const bot = { token: Redacted.make(botToken), channel: "#runs" } as const

/** Opens it: the client of the machine that runs are on, which can be cut off, and what Slack has. */
export const slackInMemory = (options: SandboxOptions = {}) =>
  Effect.gen(function* () {
    const stores = yield* makeStores("http://127.0.0.1", withDefaults(options))
    const clock = yield* Effect.clock
    const calls: Array<Made> = []
    let isCutOff = false

    const answerTo = (request: HttpClientRequest.HttpClientRequest, url: URL) =>
      Effect.gen(function* () {
        if (isCutOff) return yield* Effect.never
        const body = request.body._tag === "Uint8Array" ? new TextDecoder().decode(request.body.body) : ""
        const waiting = yield* stores.scheduled.all
        const settled = yield* settleCall(stores, {
          name: url.pathname.split("/").at(-1) ?? "",
          contentType: request.body.contentType ?? "",
          body,
          bearer: request.headers["authorization"]?.replace("Bearer ", "")
        })
        const at = yield* Clock.currentTimeMillis
        const { answer, call = "?", payload = {} } = settled
        const due = waiting.find(({ id }) => id === payload["scheduled_message_id"])?.postAt
        const left = due === undefined ? undefined : due * 1_000 - at
        const heard = typeof answer === "string" ? undefined : answer
        calls.push({
          at,
          call,
          payload,
          status: heard?.status,
          answer: heard === undefined ? {} : JSON.parse(heard.body),
          left
        })
        if (answer === "Hang") return yield* Effect.never
        if (answer === "Cut") {
          const cause = Object.assign(new Error("cut"), { code: "ECONNRESET" })
          return yield* new HttpClientError.RequestError({ request, reason: "Transport", cause })
        }
        return HttpClientResponse.fromWeb(request, new Response(answer.body, answer))
      })

    // Slack has a clock of its own, whatever becomes of the machine that asks.
    const client = HttpClient.make((request, url) => Effect.withClock(answerTo(request, url), clock))
    return {
      layer: Layer.succeed(HttpClient.HttpClient, client),
      calls,
      /** What was posted in the channel. */
      texts: Effect.map(stores.messages.all, (all) => all.map(({ text }) => text)),
      posted: stores.messages.all,
      waiting: stores.scheduled.all,
      fail: stores.callFaults.append,
      failAlways: (fault: Fault | undefined) =>
        Effect.forEach(
          ["chat.postMessage", "chat.scheduleMessage", "chat.deleteScheduledMessage", "chat.scheduledMessages.list"],
          (call) => stores.callFaults.setAlways(call, fault),
          { discard: true }
        ),
      setChannel: stores.channels.setState,
      /** From now on nothing of the machine reaches Slack, and it hears nothing. */
      cutOff: Effect.sync(() => {
        isCutOff = true
      })
    }
  })

/** Such a Slack. */
export type SlackInMemory = Effect.Effect.Success<ReturnType<typeof slackInMemory>>

/** An outage, as its load balancer tells it. */
export const outage = Fault.ServerError({ status: 503, body: "{}" })
