/** `runbell demo`: a small training, made up, told through the sandbox: what a user sees before there is a webhook. */
import { isatty } from "node:tty"
import * as Command from "@effect/cli/Command"
import * as Console from "effect/Console"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as Alert from "../../domain/Alert.ts"
import { report } from "../../run/CurrentRun.ts"
import { sendMsg } from "../../run/sendMsg.ts"
import { withSlackNotify } from "../../run/withSlackNotify.ts"
import { SlackSandbox } from "../../sandbox/SlackSandbox.ts"
import type { StoredMessage } from "../../sandbox/StoredMessage.ts"
import { Address } from "../../slack/Address.ts"
import { localeOf, notifierOf } from "../notifierOf.ts"
import { stderrLogger } from "../run/stderrLogger.ts"
import { openSandbox } from "./openSandbox.ts"
import type { CommandWords } from "./words/CommandWords.ts"

class Diverged extends Data.TaggedError("Diverged")<{}> {
  override readonly message = "the loss is no longer a number"
}

const steps = Array.from({ length: 60 }, (_, index) => index + 1)

/** A curve as one knows them. */
const lossAt = (step: number): number => 2.3 * Math.exp(-step / 15) + 0.05

const pause = Effect.sleep("50 millis")

const train = Effect.gen(function* () {
  for (const step of steps) {
    const loss = lossAt(step)
    const accuracy = 1 - loss / 2.6
    yield* report({ loss, accuracy }, { step })
    if (step === 30) yield* sendMsg({ title: "Checkpoint", fields: { step, loss } })
    yield* pause
  }
  return { accuracy: 1 - lossAt(steps.length) / 2.6 }
})

const diverge = Effect.gen(function* () {
  yield* report({ loss: lossAt(1) }, { step: 1 })
  yield* pause
  yield* report({ loss: Number.NaN }, { step: 2 })
  yield* pause
  return yield* new Diverged()
})

const runs = Effect.zipRight(
  train.pipe(
    withSlackNotify({
      name: "mnist-cnn",
      project: "demo",
      tags: ["baseline"],
      alerts: [Alert.above("accuracy", 0.95, { hysteresis: 0.01 })]
    })
  ),
  Effect.ignore(
    diverge.pipe(
      withSlackNotify({ name: "mnist-cnn", project: "demo", tags: ["lr=10"], alerts: [Alert.notFinite("loss")] })
    )
  )
)

/** Prints each message of the sandbox while the work goes on, and in the end those that it had no time for. */
const printing = <A, E, R>(work: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const { changes, messages } = yield* SlackSandbox
    let printed = 0
    const print = ({ channel, text }: StoredMessage) =>
      Effect.suspend(() => {
        printed += 1
        return Console.log(`${channel}  ${text}`)
      }).pipe(Effect.uninterruptible)
    const rest = Effect.flatMap(messages, (all) => Effect.forEach(all.slice(printed), print, { discard: true }))
    const printer = yield* Effect.fork(Stream.runForEach(changes, print))
    yield* work.pipe(Effect.ensuring(Effect.zipRight(Fiber.interrupt(printer), rest)))
  })

/** At a terminal somebody may want to look at the page; nobody does at the end of a pipe. */
const stayOpen = (words: CommandWords) =>
  Effect.suspend(() => (isatty(1) ? Effect.zipRight(Console.log(words.untilStopped), Effect.never) : Effect.void))

const show = (words: CommandWords) =>
  Effect.gen(function* () {
    const { url, webhookUrl } = yield* SlackSandbox
    yield* Console.log(`${words.pageAt}: ${url}\n`)
    yield* printing(Effect.provide(runs, notifierOf(Address.Webhook({ url: webhookUrl }))))
    yield* Console.log(`\n${words.demoNext}`)
    yield* stayOpen(words)
  })

export const demo = (words: CommandWords) =>
  Command.make("demo", {}, () =>
    show(words).pipe(
      Effect.provide(openSandbox()),
      Effect.provide(Layer.merge(localeOf({ language: undefined, timeZone: undefined }, process.env), stderrLogger))
    )
  ).pipe(Command.withDescription(words.demo))
