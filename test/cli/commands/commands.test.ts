/** The commands beside `run`, as their users meet them. */
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { Fault, SlackSandbox } from "runbell/testing"
import { catalogues } from "../../support/phrases.ts"
import { see } from "../../support/seen.ts"
import { sandboxed, slackIn, told, useCommand } from "../run/support/command.ts"

const { begin, folder, runbell, shell } = useCommand()

describe("runbell send", () => {
  it.live("sends a text with title, level, fields and link, and ends with 0 once Slack has it", () =>
    Effect.gen(function* () {
      const environment = yield* slackIn
      const parts = [
        "--title",
        "Checkpoint",
        "--level",
        "warn",
        "--field",
        "loss=0.21",
        "--link",
        "https://example.com"
      ]
      const seen = yield* runbell(["send", ...parts, "epoch 3"], { environment })
      assert.deepStrictEqual(seen, { code: 0, signal: null, stdout: "", stderr: "" })
      const [message] = yield* told
      for (const part of ["Checkpoint", "epoch 3", "loss 0.21", "https://example.com"]) assert.include(message, part)
    }).pipe(sandboxed)
  )

  it.live("takes the text from stdin", () =>
    Effect.gen(function* () {
      const environment = yield* slackIn
      yield* runbell(["send"], { environment, stdin: "one\n" })
      yield* runbell(["send", "-"], { environment, stdin: "two\n" })
      const [one, two] = yield* told
      assert.include(one, "one")
      assert.include(two, "two")
    }).pipe(sandboxed)
  )

  it.live("takes the text from a stdin that does not wait, as another program may have left it", () =>
    Effect.gen(function* () {
      const late = `import os, subprocess, time
out, into = os.pipe()
os.set_blocking(out, False)
child = subprocess.Popen(os.environ["RUNBELL"].split() + ["send"], stdin=out)
for piece in [b"one ", b"two"]: time.sleep(1); os.write(into, piece)
os.close(into)
raise SystemExit(child.wait())`
      const { code } = yield* shell(`python3 -c '${late}'`, yield* slackIn)
      assert.strictEqual(code, 0)
      assert.include((yield* told)[0], "one two")
    }).pipe(sandboxed)
  )

  it.live("takes the webhook's URL from the first line of stdin, and the text from the rest, without a word", () =>
    Effect.gen(function* () {
      const { SLACK_WEBHOOK_URL: url } = yield* slackIn
      const alone = yield* runbell(["send", "--webhook-url", "-", "one"], { stdin: `${url}\n` })
      const both = yield* runbell(["send", "--webhook-url=-", "-"], { stdin: `${url}\r\ntwo\nthree\n` })
      for (const seen of [alone, both]) assert.deepStrictEqual(seen, { code: 0, signal: null, stdout: "", stderr: "" })
      const [one, two] = yield* told
      assert.include(one, "one")
      assert.include(two, "two\nthree")
    }).pipe(sandboxed)
  )

  it.live("says what is wrong with a URL from stdin, and does not show it", () =>
    Effect.gen(function* () {
      for (const stdin of ["https://example.com/canary", "", "-\n"]) {
        const seen = yield* runbell(["send", "--webhook-url", "-", "x"], { stdin })
        assert.strictEqual(seen.code, 1)
        assert.match(seen.stderr, /^runbell: [^\n]*\n$/u)
        assert.notInclude(seen.stderr, "canary")
      }
    })
  )

  it.live("belongs to the run that it is called in", () =>
    Effect.gen(function* () {
      const seen = yield* shell("$RUNBELL run --name outer -- $RUNBELL send half-way", yield* slackIn)
      assert.strictEqual(seen.code, 0)
      const [start, message, end] = yield* told
      const id = /run (\S+)$/u.exec(start ?? "")?.[1] ?? "no id"
      assert.include(message, "half-way")
      assert.include(message, `run ${id}`)
      assert.include(end, `run ${id}`)
    }).pipe(sandboxed)
  )

  it.live("is kept where Slack is down, and delivered by the next that can, also if it is killed while it waits", () =>
    Effect.gen(function* () {
      const { awaitRequests, failAlways } = yield* SlackSandbox
      const environment = { ...(yield* slackIn), RUNBELL_STATE: join(folder, "kept") }
      yield* failAlways(Fault.ServerError({}))
      const waiting = yield* begin(["send", "half-way"], { environment })
      yield* awaitRequests(1)
      waiting.kill("SIGKILL")
      yield* see(waiting)
      yield* failAlways(undefined)
      const seen = yield* runbell(["flush"], { environment })
      assert.strictEqual(seen.stdout, "Delivered: 1\n")
      assert.match((yield* told).join("\n"), /half-way/u)
    }).pipe(sandboxed)
  )

  it.live("ends with 1 and the reason when Slack cannot have it", () =>
    Effect.gen(function* () {
      const { failAlways } = yield* SlackSandbox
      yield* failAlways(Fault.Answer({ status: 404, body: "no_service" }))
      const seen = yield* runbell(["send", "x"], { environment: yield* slackIn })
      assert.strictEqual(seen.code, 1)
      assert.match(seen.stderr, /^runbell: [^\n]*no_service[^\n]*\n$/u)
    }).pipe(sandboxed)
  )

  const wrong = [
    ["nothing to say", ["send"], "Say what to send", 64],
    ["an option that there is not", ["send", "--titel", "x"], "Did you mean --title?", 64],
    ["a field without a value", ["send", "--field", "loss", "x"], "Give NAME=VALUE", 64],
    ["an option without its value", ["send", "--title"], "--title needs a value", 64],
    ["no webhook", ["send", "x"], "no webhook and no bot is set", 1]
  ] as const

  for (const [what, args, remedy, code] of wrong) {
    it.live(`says what is wrong: ${what}`, () =>
      Effect.gen(function* () {
        const seen = yield* runbell(args)
        assert.strictEqual(seen.code, code)
        assert.match(seen.stderr, /^runbell: [^\n]*\n$/u)
        assert.include(seen.stderr, remedy)
      })
    )
  }
})

describe("runbell preview", () => {
  it.live("shows each kind of message in every language, and sends nothing", () =>
    Effect.gen(function* () {
      const { code, stdout } = yield* runbell(["preview", "--lang", "all"], { environment: yield* slackIn })
      assert.strictEqual(code, 0)
      for (const { started } of Object.values(catalogues)) assert.include(stdout, `🚀 ${started("train.py")}\n`)
      assert.notInclude(stdout, "\u001b")
      assert.deepStrictEqual(yield* told, [])
    }).pipe(sandboxed)
  )

  it.live("shows the exact JSON", () =>
    Effect.gen(function* () {
      const { stdout } = yield* runbell(["preview", "--json"])
      const messages: ReadonlyArray<unknown> = JSON.parse(stdout)
      assert.lengthOf(messages, 12)
      for (const message of messages) assert.hasAllKeys(message, ["text", "blocks"])
    })
  )
})

describe("runbell doctor", () => {
  it.live("ends with 0 when messages would arrive, and with 1 when not", () =>
    Effect.gen(function* () {
      const well = yield* runbell(["doctor"], { environment: yield* slackIn })
      assert.strictEqual(well.code, 0)
      const ill = yield* runbell(["doctor"])
      assert.strictEqual(ill.code, 1)
      assert.include(ill.stdout, "SLACK_WEBHOOK_URL")
      assert.deepStrictEqual(yield* told, [])
    }).pipe(sandboxed)
  )
})

describe("runbell doctor --webhook-url -", () => {
  it.live("examines the URL that stdin gives, and has nothing against the way in which it came", () =>
    Effect.gen(function* () {
      const { SLACK_WEBHOOK_URL: url } = yield* slackIn
      const seen = yield* runbell(["doctor", "--webhook-url", "-"], { stdin: `${url}\n` })
      assert.strictEqual(seen.code, 0, seen.stdout)
      assert.notMatch(seen.stdout, /^!/mu)
    }).pipe(sandboxed)
  )
})

describe("runbell", () => {
  const helps = [[], ["help"], ["--help"], ["-h"]] as const

  for (const args of helps) {
    it.live(`helps: runbell ${args.join(" ")}`, () =>
      Effect.gen(function* () {
        const { code, stdout } = yield* runbell(args)
        assert.strictEqual(code, 0)
        for (const name of ["run", "send", "preview", "doctor", "sandbox", "demo", "recover", "flush", "init"]) {
          assert.match(stdout, new RegExp(`^ {2}${name} +\\S`, "mu"))
        }
      })
    )
  }

  it.live("helps with a command in the user's language", () =>
    Effect.gen(function* () {
      const english = yield* runbell(["run", "--help"])
      assert.include(english.stdout, "--metric NAME=REGEX")
      const japanese = yield* runbell(["help", "send"], { environment: { LANG: "ja_JP.UTF-8" } })
      assert.include(japanese.stdout, "使い方")
    })
  )

  it.live("shows its version", () =>
    Effect.gen(function* () {
      assert.match((yield* runbell(["--version"])).stdout, /^\d+\.\d+\.\d+\n$/u)
    })
  )

  it.live("knows the nearest name of a command that there is not", () =>
    Effect.gen(function* () {
      const seen = yield* runbell(["snd", "x"])
      assert.deepStrictEqual(seen, {
        code: 64,
        signal: null,
        stdout: "",
        stderr: "runbell: There is no command snd. Did you mean send?\n"
      })
    })
  )

  const wrong = [
    [["run", "--nmae", "x", "--", "true"], "There is no option --nmae", "没有选项 --nmae", "--nmae というオプション"],
    [["run", "--steps", "many", "--", "true"], "Give a number above 0", "大于 0 的数", "0 より大きい数"],
    [["run", "--metric", "loss", "--", "true"], "It has no =", "缺少 =", "= がありません"],
    [["--name", "x", "true"], "Put -- before the command", "请在命令之前写上 --", "コマンドの前に -- を置いて"],
    [["--completions", "tcsh"], "Give one of bash, zsh, fish", "请从以下值中选择", "次のいずれかを指定"],
    [["snd"], "There is no command snd", "没有命令 snd", "snd というコマンド"],
    [["send", "--level", "loud", "x"], "Give one of info, warn, error", "请从以下值中选择", "次のいずれかを指定"],
    [["doctor", "--config", "/nowhere"], "/nowhere cannot be read", "无法读取 /nowhere", "/nowhere を読めません"]
  ] as const

  for (const [args, ...remedies] of wrong) {
    it.live(`says in the user's language what is wrong with runbell ${args.join(" ")}`, () =>
      Effect.gen(function* () {
        for (const [index, LANG] of ["C", "zh_CN.UTF-8", "ja_JP.UTF-8"].entries()) {
          const { code, stderr } = yield* runbell(args, { environment: { LANG } })
          assert.strictEqual(code, 64)
          assert.match(stderr, /^runbell: [^\n]*\n$/u)
          assert.include(stderr, remedies[index] ?? "")
        }
      })
    )
  }
})
