/** The same program beside a Slack that records, and beside one that refuses: only the layer changes. Needs nothing. */
import assert from "node:assert/strict"
import { Effect } from "effect"
import { Alert, report, SlackWebhookRevoked, withSlackNotify } from "runbell"
import { SlackRecorder } from "runbell/testing"

const program = report({ accuracy: 0.96 }, { step: 7 }).pipe(
  Effect.as({ accuracy: 0.96 }),
  withSlackNotify({ name: "mnist", alerts: [Alert.above("accuracy", 0.95)] })
)

const tellsItsLife = Effect.gen(function* () {
  yield* program
  const { events } = yield* SlackRecorder
  const told = (yield* events).map(({ _tag }) => _tag)
  assert.deepEqual(told, ["RunStarted", "AlertRaised", "RunEnded"])
})

const doesNotMindARefusal = Effect.gen(function* () {
  const { failWith } = yield* SlackRecorder
  yield* failWith(new SlackWebhookRevoked({ code: "no_service" }))
  assert.deepEqual(yield* program, { accuracy: 0.96 })
})

// In vitest, with @effect/vitest: it.effect("tells its life", () => tellsItsLife.pipe(Effect.provide(SlackRecorder.layer)))
for (const test of [tellsItsLife, doesNotMindARefusal]) {
  await Effect.runPromise(Effect.provide(test, SlackRecorder.layer))
}
