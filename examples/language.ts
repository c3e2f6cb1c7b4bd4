/** Speaks Chinese, in the time zone of Shanghai, with one phrase of its own. Needs SLACK_WEBHOOK_URL. */
import { FetchHttpClient } from "@effect/platform"
import { Effect, Layer } from "effect"
import { Locale, report, SlackNotifier, withSlackNotify } from "runbell"
import { runMain } from "runbell/node"

const program = report({ loss: 0.31, accuracy: 0.94 }, { step: 1_200 }).pipe(
  withSlackNotify({ name: "机器翻译-基线", project: "语言", description: "每晚的评测" })
)

const Shanghai = Locale.layer({
  language: "zh-CN",
  timeZone: "Asia/Shanghai",
  catalogue: { finished: (name) => `${name} 顺利跑完` } // over that of the language; Locale.zh has none of its own
})

const Live = SlackNotifier.layerConfig.pipe(Layer.provide(FetchHttpClient.layer), Layer.merge(Shanghai))

program.pipe(Effect.provide(Live), runMain)
