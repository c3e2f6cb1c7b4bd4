/** A training program that ends as its argument says; `waits` until somebody ends it. It says on stdout when its run has begun, and then waits for a line on stdin. */
import { once } from "node:events"
import { FetchHttpClient } from "@effect/platform"
import { Effect, Layer, Redacted, Schema } from "effect"
import { DeadMansSwitch, Mention, MentionWhen, report, SlackNotifier, SlackPolicy, withSlackNotify } from "runbell"
import { NodeSlackNotifier, runMain } from "runbell/node"
import { eatMemory } from "./eatMemory.ts"

const [cause = "waits", command] = process.argv.slice(2)

const endings: Readonly<Record<string, Effect.Effect<unknown, unknown>>> = {
  finishes: Effect.succeed({ accuracy: 0.97 }),
  fails: Effect.fail("no more data"),
  exits: Effect.sync(() => void process.exit(3)),
  leaves: Effect.sync(() => void process.exit(0)),
  throws: Effect.async(() => {
    setTimeout(() => {
      throw new Error("out of nowhere")
    })
  }),
  eats: Effect.sync((): void => eatMemory()),
  waits: Effect.never
}

const train = Effect.gen(function* () {
  yield* report({ loss: 0.25 }, { step: 120 })
  yield* Effect.sync(() => process.stdout.write(`${process.pid}\n`))
  if (cause !== "waits") yield* Effect.promise(() => once(process.stdin, "data"))
  return yield* endings[cause] ?? Effect.die(`no such end: ${cause}`)
})

const {
  SLACK_WEBHOOK_URL = "",
  SLACK_BOT_TOKEN,
  SLACK_CHANNEL = "",
  SLACK_API_URL,
  CARD,
  BEAT,
  SECOND_WEBHOOK_URL,
  WHEN,
  FOLDER,
  WATCHDOG = command,
  ALARM
} = process.env

const kept: NodeSlackNotifier.KeepOptions = { folder: FOLDER, watchdog: WATCHDOG }

const bot = { token: Redacted.make(SLACK_BOT_TOKEN ?? ""), channel: SLACK_CHANNEL, api: SLACK_API_URL }

const first =
  SLACK_BOT_TOKEN === undefined
    ? Layer.orDie(NodeSlackNotifier.layerWebhook({ url: Redacted.make(SLACK_WEBHOOK_URL), ...kept }))
    : Layer.orDie(NodeSlackNotifier.layerBot({ ...bot, ...kept }))

/** A second destination that shares the folder. */
const notifier =
  SECOND_WEBHOOK_URL === undefined
    ? first
    : SlackNotifier.all([
        first,
        Layer.orDie(NodeSlackNotifier.layerWebhook({ url: Redacted.make(SECOND_WEBHOOK_URL), ...kept }))
      ])

const policy = SlackPolicy.layer(BEAT === undefined ? {} : { beatInterval: Number(BEAT) })

const alarm = ALARM === undefined ? Layer.empty : Layer.orDie(DeadMansSwitch.layerSlack(bot))

const Live = Layer.merge(notifier, alarm).pipe(Layer.provide(FetchHttpClient.layer), Layer.provideMerge(policy))

const mentions =
  WHEN === undefined
    ? undefined
    : { who: [Mention.user("U012AB3CD")], when: Schema.decodeUnknownSync(Schema.parseJson(MentionWhen))(WHEN) }

train.pipe(
  withSlackNotify({ name: "train", card: CARD, mentions }),
  Effect.provide(Live),
  runMain({ disableErrorReporting: true })
)
