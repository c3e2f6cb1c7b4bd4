/**
 * Promise 6, for a bot and for the dead-man's switch: the token and the check's URL are in no log, span, error,
 * `toString`, `inspect`, JSON or message, whatever goes wrong.
 */
import { FetchHttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"
import { DeadMansSwitch, type Policy, SlackNotifier, SlackPolicy, sendMsg, withSlackNotify } from "runbell"
import { Fault, SlackSandbox } from "runbell/testing"
import { collector } from "../support/collector.ts"
import { sandbox, swift } from "../support/liveSlack.ts"

const methods = ["chat.postMessage", "chat.scheduleMessage", "chat.deleteScheduledMessage", "conversations.history"]

const always = (fault: Fault) =>
  Effect.flatMap(SlackSandbox, ({ failCallsAlways }) =>
    Effect.forEach(methods, (method) => failCallsAlways(method, fault), { discard: true })
  )

const mishaps: Readonly<Record<string, Effect.Effect<void, never, SlackSandbox>>> = {
  "all is well": Effect.void,
  "the token is revoked": Effect.flatMap(SlackSandbox, ({ setToken }) => setToken("revoked")),
  "a scope is missing": Effect.flatMap(SlackSandbox, ({ setScopes }) => setScopes()),
  "connections are cut": always(Fault.DropBefore()),
  "connections are cut after delivery": always(Fault.DropAfter()),
  "Slack hangs": always(Fault.Hang()),
  "Slack is down": always(Fault.ServerError({})),
  "the answer is a redirect": always(Fault.Answer({ status: 307, body: "", headers: { location: "/elsewhere" } })),
  "Slack asks to wait": always(Fault.RateLimited({ retryAfter: 3_600 })),
  "the content is refused": always(Fault.Answer({ status: 200, body: `{"ok":false,"error":"invalid_blocks"}` }))
}

const limits: Partial<Policy> = {
  ...swift,
  attemptTimeout: "50 millis",
  deliveryTimeout: "120 millis",
  endTimeout: "300 millis",
  drainTimeout: "50 millis"
}

const key = "XXXXSECRETKEY"

describe("silent about tokens", () => {
  for (const [mishap, arrange] of Object.entries(mishaps)) {
    it.live(`nothing shows the token or the check's URL when ${mishap}`, () =>
      Effect.gen(function* () {
        yield* arrange
        const { botToken, apiUrl, url, channelId, messages, requests } = yield* SlackSandbox
        const token = Redacted.value(botToken)
        const { said, keep, layer } = collector()
        const bot = { token: botToken, channel: yield* channelId("#runs"), api: apiUrl }
        const ping = { url: Redacted.make(`${url}/checks/${key}`) }
        const live = Layer.mergeAll(
          SlackNotifier.layerBot(bot),
          DeadMansSwitch.layerSlack(bot),
          DeadMansSwitch.layerPing(ping)
        ).pipe(Layer.provide(FetchHttpClient.layer), Layer.provideMerge(SlackPolicy.layer(limits)))
        const program = sendMsg(`posting with ${token}`).pipe(
          Effect.exit,
          Effect.tap((exit) => Effect.sync(() => keep(exit))),
          withSlackNotify({ name: token, description: token, tags: [token], link: `https://example.com/${token}` }),
          Effect.zipRight(Effect.flatMap(SlackNotifier, (notifier) => Effect.logDebug(notifier)))
        )
        yield* program.pipe(Effect.provide(Layer.provideMerge(live, layer)), Effect.withSpan("training"))
        keep(yield* messages)
        keep(yield* requests)
        assert.isAbove(said.length, 0)
        for (const secret of [token, key]) {
          assert.deepStrictEqual(
            said.filter((text) => text.includes(secret)),
            []
          )
        }
      }).pipe(Effect.provide(sandbox))
    )
  }
})
