/** What a run has to say on the terminal, in the language of who reads there. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { Fault, SlackSandbox } from "runbell/testing"
import { wordsIn as doctorsIn } from "../../../src/cli/doctor/words/wordsIn.ts"
import { spokenLanguages } from "../../../src/cli/settings/spokenLanguage.ts"
import { wordsIn } from "../../../src/cli/usage/words/wordsIn.ts"
import { sandboxed, slackIn, useCommand } from "./support/command.ts"

const { folder, runbell } = useCommand()

const environmentOf = { en: "C", zh: "zh_CN.UTF-8", ja: "ja_JP.UTF-8" } as const

const linesOf = (stderr: string) => stderr.trimEnd().split("\n")

describe.each(spokenLanguages)("runbell run in %s", (language) => {
  const LANG = environmentOf[language]
  const words = wordsIn[language]

  it.live("says what is odd about the settings before the command starts, and what is wrong with the webhook", () =>
    Effect.gen(function* () {
      const cwd = join(folder, language)
      mkdirSync(cwd)
      writeFileSync(join(cwd, "runbell.json"), '{ "projekt": "vision" }')
      const asked = ["--steps", "4", "--goal", "bleu=highest", "--ping-url", "hc-ping.com"]
      const seen = yield* runbell(["run", ...asked, "--", "true"], {
        cwd,
        environment: { LANG, SLACK_WEBHOOK_URL: "http://example.com/canary" }
      })
      const { what, remedy = "" } = doctorsIn[language].findings.UrlUnusable({
        _tag: "UrlUnusable",
        where: "SLACK_WEBHOOK_URL",
        reason: "NotHttps"
      })
      const line = (metric: string, pattern: string) => words.addRule(`--metric '${metric}=${pattern}'`)
      assert.deepStrictEqual(linesOf(seen.stderr), [
        `runbell: ${words.secretInArguments("--ping-url", "RUNBELL_PING_URL")}`,
        `runbell: ${words.unknownKey('"projekt"', join(cwd, "runbell.json"))}${words.space}${words.meantKey("project")}${words.space}${words.keySkipped}`,
        `runbell: ${words.untold(`${what}${words.space}${remedy}`)}`,
        `runbell: ${words.unpinged(words.pingNotAUrl("--ping-url"))}`,
        `runbell: ${words.nothingGivesStep}${words.space}${line("step", String.raw`step (\d+)`)}`,
        `runbell: ${words.nothingGives("--goal", '"bleu"')}${words.space}${line("bleu", String.raw`bleu: (\S+)`)}`
      ])
    })
  )

  it.live("says after the command what Slack has refused, and which metric never came", () =>
    Effect.gen(function* () {
      const { failAlways } = yield* SlackSandbox
      yield* failAlways(Fault.Answer({ status: 404, body: "no_service" }))
      const asked = ["--name", "mnist", "--metric", "loss=loss (.+)", "--chart", "loss"]
      const seen = yield* runbell(["run", ...asked, "--", "true"], { environment: { ...(yield* slackIn), LANG } })
      const [refused, missing, ...rest] = linesOf(seen.stderr)
      const said = { en: "a message was not delivered", zh: "有一条消息未能送达", ja: "届けられませんでした" }
      assert.match(refused ?? "", new RegExp(`^runbell: mnist.*${said[language]}.*no_service`, "u"))
      assert.strictEqual(missing, `runbell: ${words.nothingCame("loss")}${words.space}${words.noMetricCame}`)
      assert.deepStrictEqual(rest, [])
    }).pipe(sandboxed)
  )
})
