/** The main job, whole, as a process: what it says, what it sends, and how it ends. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { NodeSlackSandbox } from "runbell/node"
import { SlackSandbox } from "runbell/testing"
import { runMainJob } from "./mainJobProcess.ts"

/** It learns for some seconds, and the machine may be busy with other tests. */
const patient = { timeout: 180_000 }

/** Where each of the texts begins, in the order in which they are given. */
const assertInOrder = (text: string, ...parts: ReadonlyArray<string>) => {
  let from = 0
  for (const part of parts) {
    const at = text.indexOf(part, from)
    assert.isAtLeast(at, 0, `"${part}" should come next in:\n${text.slice(from)}`)
    from = at + part.length
  }
}

/** The main job with the sandbox in the place of the real Slack. */
const runLive = (args: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const sandbox = yield* SlackSandbox
    const environment = { SLACK_WEBHOOK_URL: Redacted.value(sandbox.webhookUrl) }
    const ended = yield* runMainJob({ args: ["--live", ...args], environment })
    return { ended, texts: (yield* sandbox.messages).map(({ text }) => text), secret: environment.SLACK_WEBHOOK_URL }
  })

describe("the main job", () => {
  it.live(
    "shows in a pipe, in plain lines, how the same program finishes, fails and is stopped",
    () =>
      Effect.gen(function* () {
        const { code, out, err } = yield* runMainJob({})
        assert.strictEqual(code, 0, err)
        assert.strictEqual(err, "")
        assert.notInclude(out, "\u001b")
        assert.notInclude(out, "\r")
        assertInOrder(
          out,
          "Its page: http://127.0.0.1:",
          "1/3  A training that finishes",
          "🚀 mnist-mlp started",
          "step  50/400  loss",
          "🔔 accuracy rose above 0.95",
          "step 400/400  loss",
          "✅ mnist-mlp finished after",
          "2/3  ",
          "🚀 mnist-mlp started",
          "❌ mnist-mlp failed after",
          "BatchError: Batch 80 of 400 cannot be learnt from",
          "Caused by  ShapeMismatch: The model takes 784 values a sample, and these samples have 756",
          "3/3  ",
          "🚀 mnist-mlp started",
          "⏹️ mnist-mlp was stopped after",
          "✔ 1/3  started → alert → finished",
          "✔ 2/3  started → failed",
          "✔ 3/3  started → stopped",
          "npm start -- --live"
        )
        assert.strictEqual(out.split("🔔").length, 2, "the threshold is told once")
      }),
    patient
  )

  it.live(
    "sends to the Slack of SLACK_WEBHOOK_URL with --live, and speaks Chinese with --lang zh",
    () =>
      Effect.gen(function* () {
        const { ended, texts, secret } = yield* runLive(["--lang", "zh"])
        assert.strictEqual(ended.code, 0, ended.err)
        assertInOrder(
          ended.out,
          "1/3  一次顺利完成的训练",
          "第 400/400 步",
          "✔ 1/3  开始 → 提醒 → 完成",
          "✔ 3/3  开始 → 中止"
        )
        assert.strictEqual(texts.length, 7)
        assert.isTrue(texts.every((text) => /[\u4e00-\u9fff]/u.test(text)))
        assert.notInclude(ended.out + ended.err, new URL(secret).pathname)
      }).pipe(Effect.provide(NodeSlackSandbox.layer())),
    patient
  )

  it.live(
    "ends with 1 when messages are refused, says which are missing and why, and trains all the same",
    () =>
      Effect.gen(function* () {
        const sandbox = yield* SlackSandbox
        yield* sandbox.setState("revoked")
        const { ended, texts } = yield* runLive([])
        assert.strictEqual(ended.code, 1)
        assert.deepStrictEqual(texts, [])
        assertInOrder(
          ended.out,
          "Make a new webhook for the channel",
          "step 400/400",
          "✘ 1/3  nothing, and not: started → alert → finished",
          "✘ 2/3  nothing, and not: started → failed",
          "Refused: SlackWebhookRevoked"
        )
      }).pipe(Effect.provide(NodeSlackSandbox.layer())),
    patient
  )

  it.live(
    "tells that it was stopped when somebody presses Ctrl-C, and dies of that signal",
    () =>
      Effect.gen(function* () {
        const ended = yield* runMainJob({ interrupt: { after: "step  50/400", signal: "SIGINT" } })
        assert.strictEqual(ended.signal, "SIGINT")
        assertInOrder(ended.out, "🚀 mnist-mlp started", "⏹️ mnist-mlp was stopped after")
        assert.notInclude(ended.out, "2/3")
      }),
    patient
  )

  it.live(
    "keeps the page up with --keep-open, with every message on it, until somebody presses Ctrl-C",
    () =>
      Effect.gen(function* () {
        let page = ""
        const first = async (out: string) => {
          const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/u.exec(out) ?? []
          page = await (await fetch(url)).text()
        }
        const { code, signal, out } = yield* runMainJob({
          args: ["--keep-open"],
          interrupt: { after: "Ctrl-C", first, signal: "SIGINT" }
        })
        assertInOrder(
          page,
          "mnist-mlp started",
          "accuracy rose above 0.95",
          "mnist-mlp finished",
          "mnist-mlp was stopped"
        )
        assertInOrder(out, "✔ 3/3", "Ctrl-C")
        assert.isTrue(code === 0 || signal === "SIGINT", `${code} ${signal}`)
      }),
    patient
  )

  it.live(
    "refuses a language that runbell does not speak with 64 and those that it does",
    () =>
      Effect.gen(function* () {
        const { code, out, err } = yield* runMainJob({ args: ["--lang", "tlh"] })
        assert.strictEqual(code, 64)
        assert.strictEqual(out, "")
        assert.strictEqual(
          err,
          '"tlh" is not a language that runbell speaks. These are: en, zh, ja, ko, ru, de, fr, es, pt-BR\n'
        )
      }),
    patient
  )

  it.live(
    "refuses --live without a webhook's URL with 64, in the language that is asked for",
    () =>
      Effect.gen(function* () {
        const { code, err } = yield* runMainJob({ args: ["--live", "--lang=ja"] })
        assert.strictEqual(code, 64)
        assert.include(err, "SLACK_WEBHOOK_URL に送りますが、設定されていません")
      }),
    patient
  )
})
