/** Secrets of every kind are planted in arguments, environment and output, and looked for in all that a run tells. */
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Either, Layer } from "effect"
import { Redactor } from "runbell"
import { SlackRecorder } from "runbell/testing"
import { makeTail } from "../../../src/cli/output/makeTail.ts"
import { parseRules } from "../../../src/cli/output/OutputRules.ts"
import { makeOutputWatch } from "../../../src/cli/output/OutputWatch.ts"
import { makeRedactor } from "../../../src/cli/redact/makeRedactor.ts"
import { redactArguments } from "../../../src/cli/redact/redactArguments.ts"
import { makeRun } from "../../../src/run/makeRun.ts"
import { keyLines, privateKey, tokens } from "./fakes.ts"

const environment = {
  WANDB_API_KEY: "c0ffee00".repeat(5),
  DB_PASSWORD: `p"ss w/rd'1 &`,
  DATABASE_URL: "postgres://mia:url-passw0rd@db/runs",
  DEPLOY_KEY: privateKey,
  MIA_SECRET: "uuid-000-canary-1"
}

const given = ["train", "--api-key=argument-canary-1", "--token", "argument-canary-2", "--redact-me", "proj-4711"]

const forms = (value: string): ReadonlyArray<string> => [
  value,
  encodeURIComponent(value),
  JSON.stringify(value).slice(1, -1),
  Buffer.from(value).toString("base64").replace(/=+$/u, "")
]

/** What must not be found in anything that leaves. */
const canaries: ReadonlyArray<string> = [
  ...forms(environment.WANDB_API_KEY),
  ...forms(environment.DB_PASSWORD),
  ...forms(environment.MIA_SECRET),
  "url-passw0rd",
  "argument-canary-1",
  "argument-canary-2",
  "proj-4711",
  "assigned-canary-1",
  ...keyLines,
  ...Object.values(tokens)
]

const output = [
  "step 1 loss 0.25",
  ...Object.values(environment).flatMap(forms),
  ...given,
  ...Object.values(tokens).map((token) => `\u001b[31mfailed with ${token}\u001b[0m`),
  `config: {"password": "assigned-canary-1"}`,
  privateKey,
  "step 2 loss nan",
  ""
].join("\n")

const patterns = [/proj-\d+/gu]
const redact = makeRedactor({ environment, arguments: given, patterns })
const rules = Either.getOrThrow(
  parseRules({ metrics: ["loss=loss (\\S+)"], jsonMetrics: false, alerts: ["loss is not finite"] })
)

/** A whole run whose output comes in two pieces, cut at this byte. */
const tellRun = (bytes: Uint8Array, cut: number) =>
  Effect.gen(function* () {
    const recorder = yield* SlackRecorder
    const run = yield* makeRun(
      { name: tokens["GitHub, classic"] ?? "", description: environment.DB_PASSWORD, alerts: rules.alerts },
      { origin: { command: redactArguments(given, redact) } }
    )
    const watch = yield* makeOutputWatch({
      tail: 200,
      redact,
      rules,
      stall: undefined,
      report: ({ metrics, step }) => run.handle.report(metrics, { step }),
      raise: run.raise
    })
    watch.push("stderr", bytes.subarray(0, cut))
    watch.push("stderr", bytes.subarray(cut))
    watch.push("stdout", bytes.subarray(bytes.length - cut))
    yield* watch.finish
    const lastLine = watch.tails().stderr.lines.at(-20)
    yield* run.raise({
      level: "warn",
      reason: { _tag: "Stalled", watched: "output", silentFor: Duration.minutes(1), lastLine },
      step: undefined,
      heldBack: 0
    })
    yield* run.conclude({ outcome: { _tag: "Failed", exitCode: 1 }, output: watch.tails() })
    return { messages: yield* recorder.messages, events: yield* recorder.events }
  }).pipe(Effect.scoped, Effect.provide(Layer.merge(Redactor.layer(redact), SlackRecorder.layer)))

describe("a run that is full of secrets", () => {
  it.effect("tells none of them", () =>
    Effect.gen(function* () {
      const { messages, events } = yield* tellRun(new TextEncoder().encode(output), 500)
      assert.strictEqual(events.length, 4)
      const told = JSON.stringify(messages.map(({ text, blocks }) => ({ text, blocks })))
      for (const canary of canaries) {
        assert.notInclude(told, canary)
        assert.notInclude(told, JSON.stringify(canary).slice(1, -1))
      }
      assert.include(told, "‹redacted›")
      assert.include(told, "step 2 loss nan")
    })
  )

  it("keeps the same text wherever the pipe cuts, so that a secret is found in any pieces", () => {
    const bytes = new TextEncoder().encode(output)
    const textOf = (cut: number): string => {
      const tail = makeTail({ lines: 1_000, redact: (text) => text })
      tail.push(bytes.subarray(0, cut))
      tail.push(bytes.subarray(cut))
      return tail.tail().lines.join("\n")
    }
    const whole = textOf(0)
    for (const canary of canaries) assert.notInclude(redact(whole), canary)
    for (let cut = 1; cut < bytes.length; cut += 1) assert.strictEqual(textOf(cut), whole)
  })
})
