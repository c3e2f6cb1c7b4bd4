/** A worker whose program is an Effect, told by a bot: one card, and a thread. Needs SLACK_BOT_TOKEN and SLACK_CHANNEL. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import { Effect, Layer, Redacted } from "effect"
import { Alert, report, SlackNotifier, sendMsg, withSlackNotify } from "runbell"

interface Environment {
  readonly SLACK_BOT_TOKEN: string
  readonly SLACK_CHANNEL: string
  readonly SLACK_API_URL?: string
}

const evaluate = Effect.gen(function* () {
  yield* report({ accuracy: 0.97 }, { step: 1 })
  yield* sendMsg("Half way")
  return { accuracy: 0.97 }
}).pipe(withSlackNotify({ name: "nightly-evaluation", alerts: [Alert.above("accuracy", 0.95)] }))

const slackOf = ({ SLACK_BOT_TOKEN, SLACK_CHANNEL, SLACK_API_URL }: Environment) =>
  SlackNotifier.layerBot({
    token: Redacted.make(SLACK_BOT_TOKEN),
    channel: SLACK_CHANNEL,
    api: SLACK_API_URL
  }).pipe(Layer.provide(FetchHttpClient.layer))

export default {
  fetch: (_: Request, environment: Environment): Promise<Response> =>
    Effect.runPromise(Effect.map(Effect.provide(evaluate, slackOf(environment)), (score) => Response.json(score)))
}
