/** The pages of the commands where a person opens them: a real command, a real browser, Ctrl-C in the end. */
import { assert, describe, layer } from "@effect/vitest"
import { Effect } from "effect"
import { Browser, isHere } from "../../sandbox/page/Browser.ts"
import { useCommand } from "../run/support/command.ts"
import { addressIn, textAt, watched } from "./support/watched.ts"

const { begin, runbell } = useCommand()

/** A browser beside a command takes its time on a busy machine. In milliseconds. */
const patience = 120_000

const opened = (page: string, language: string) =>
  Effect.gen(function* () {
    const { open } = yield* Browser
    const seen = yield* open(page, { language })
    yield* seen.until(`document.querySelector(".live:not([hidden]):not(.off)")`)
    return seen
  })

const messagesAt = (page: string) =>
  Effect.map(textAt(`${page}/sandbox/messages`), (text): ReadonlyArray<unknown> => JSON.parse(text))

describe.skipIf(!isHere)("in a browser", () => {
  layer(Browser.layer, { excludeTestServices: true, timeout: 60_000 })("the page", (it) => {
    it.scoped(
      "of `runbell preview --page --lang all` shows every message in every language, and the command dies of Ctrl-C",
      () =>
        Effect.gen(function* () {
          const { until, stop } = yield* watched(begin(["preview", "--page", "--lang", "all"]))
          const page = addressIn(yield* until("Ctrl-C"), "Page")
          const seen = yield* opened(page, "ja")
          const sent = yield* messagesAt(page)
          assert.strictEqual(yield* seen.evaluate(`document.querySelectorAll("main article").length`), sent.length)
          assert.strictEqual(yield* seen.evaluate(`document.querySelectorAll(".undrawn").length`), 0)
          const shown = String(yield* seen.evaluate(`document.querySelector("main").innerText`))
          for (const words of ["train.py started", "train.py 已开始", "train.py を開始しました"])
            assert.include(shown, words)
          yield* seen.picture("preview")
          assert.deepStrictEqual(seen.errors, [])
          assert.strictEqual((yield* stop("SIGINT")).signal, "SIGINT")
          yield* seen.until(`document.querySelector(".live").classList.contains("off")`)
        }),
      patience
    )

    it.scoped(
      "of `runbell sandbox` shows what another command sends, as it comes",
      () =>
        Effect.gen(function* () {
          const { until, stop } = yield* watched(begin(["sandbox"]))
          const greeting = yield* until("Ctrl-C")
          const page = addressIn(greeting, "Page")
          const seen = yield* opened(page, "en-US")
          assert.isFalse(yield* seen.evaluate(`document.querySelector(".empty").hidden`))
          const environment = { SLACK_WEBHOOK_URL: addressIn(greeting, "SLACK_WEBHOOK_URL") }
          yield* runbell(["send", "--title", "Checkpoint", "epoch 3 :tada:"], { environment })
          yield* seen.until(`document.querySelector("main article")`)
          const shown = yield* seen.evaluate(`document.querySelector("main .content").innerText`)
          assert.include(String(shown), "Checkpoint")
          assert.lengthOf(yield* messagesAt(page), 1)
          assert.strictEqual((yield* stop("SIGINT")).signal, "SIGINT")
        }),
      patience
    )
  })
})
