/** The command as a bot: the same commands, another way to Slack, and all of a run in one thread. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Predicate, Redacted } from "effect"
import { Fault, SlackSandbox } from "runbell/testing"
import { drawnBySlack, sandboxed, useCommand, wordsOf } from "../run/support/command.ts"

const { folder, file, runbell, shell } = useCommand()

/** The variables of a bot in the sandbox, with a folder of its own for what is kept. */
const asBot = Effect.map(SlackSandbox, ({ apiUrl, botToken }) => ({
  SLACK_BOT_TOKEN: Redacted.value(botToken),
  SLACK_CHANNEL: "#runs",
  SLACK_API_URL: apiUrl,
  RUNBELL_STATE: mkdtempSync(join(folder, "state-"))
}))

/** All files below the folder, with their content. */
const filesIn = (state: string): ReadonlyArray<readonly [string, string]> =>
  readdirSync(state, { recursive: true, encoding: "utf8" })
    .map((name) => join(state, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => [path, readFileSync(path, "utf8")] as const)

const titlesOf = Effect.flatMap(SlackSandbox, ({ messages }) =>
  Effect.map(messages, (all) => all.map((message) => (wordsOf(message).split("\n")[0] ?? "").replace(/ after .*/u, "")))
)

describe("the command as a bot", () => {
  it.live("tells the start and the end of a run, the end below the start and in the channel", () =>
    sandboxed(
      Effect.gen(function* () {
        const environment = yield* asBot
        const seen = yield* runbell(["run", "--name", "train", "--", "true"], { environment })
        assert.deepStrictEqual([seen.code, seen.stderr], [0, ""])
        const [start, end] = yield* (yield* SlackSandbox).awaitMessages(2)
        assert.strictEqual(end?.threadTs, start?.ts)
        assert.strictEqual(end?.broadcast, true)
      })
    )
  )

  it.live(
    "shows in the card how far the run is by what it prints, and at its end what was best",
    () =>
      sandboxed(
        Effect.gen(function* () {
          const { awaitRequests, awaitMessages, messages } = yield* SlackSandbox
          const environment = yield* asBot
          const go = join(folder, `go-${Date.now()}`)
          const lines = [1, 2, 3].map((at) => `{"step": ${at * 100}, "epoch": ${at}, "loss": 0.${at}, "wer": ${at}}`)
          const script = `printf '%s\\n' '${lines.join("' '")}'; while ! [ -e ${go} ]; do sleep 0.1; done`
          const figures = ["--json-metrics", "--steps", "400", "--epochs", "4", "--goal", "wer=highest"]
          const run = yield* Effect.fork(runbell(["run", ...figures, "--", "sh", "-c", script], { environment }))
          yield* awaitRequests(2) // the card is edited once a `cardInterval`
          const underWay = (yield* messages).map(wordsOf)
          writeFileSync(go, "")
          const seen = yield* Fiber.join(run)
          assert.deepStrictEqual([seen.code, seen.stderr], [0, ""])
          const [, end] = yield* awaitMessages(2)
          for (const told of ["75%\nstep 300 of 400 · epoch 3 of 4\n", "loss  0.3  ▁▅█", "wer 3 (step 300)"]) {
            assert.include(underWay[0], told)
          }
          assert.notInclude(underWay[0], "Last metrics")
          assert.include(end === undefined ? "" : wordsOf(end), "Best  loss 0.1 (step 100) · wer 3 (step 300)")
        })
      ),
    60_000
  )

  /** Three steps of a training, as JSON. */
  const steps = [1, 2, 3].map((at) => `{"step": ${at}, "loss": ${1 / at}, "accuracy": 0.${at}, "lr": 0.1}\n`).join("")

  /** Has what draws in a folder of its own, as npm would put it there. */
  const withWhatDraws = () => {
    const place = mkdtempSync(join(folder, "place-"))
    symlinkSync(join(process.cwd(), "node_modules"), join(place, "node_modules"))
    return place
  }

  /** What is said of the picture, once it is in a message or, where it took longer than the command waits, in the thread. */
  const shown = Effect.gen(function* () {
    const { files, messages } = yield* SlackSandbox
    const all = JSON.stringify(yield* messages)
    return (yield* files).find(({ id }) => all.includes(id))?.alt
  }).pipe(Effect.delay("100 millis"), Effect.repeat({ until: Predicate.isNotUndefined }))

  for (const where of ["beside the command", "in the folder that it is called in"]) {
    it.live(
      `draws the curves that are asked for, by what is installed ${where}, and says which never came`,
      () =>
        sandboxed(
          Effect.gen(function* () {
            const environment = yield* asBot
            const place = withWhatDraws()
            const installed = join(place, "runbell.mjs")
            copyFileSync(file, installed)
            const [command, cwd] = where === "beside the command" ? [installed, folder] : [file, place]
            const line = `cd ${cwd} && ${process.execPath} ${command} run --json-metrics --chart accuracy,loss,los -- cat`
            const seen = yield* shell(`printf '%s' "$STEPS" | (${line})`, { ...environment, STEPS: steps })
            assert.deepStrictEqual([seen.code, seen.stdout], [0, steps])
            assert.include(seen.stderr, "--chart: nothing came as los. These came: loss, accuracy, lr.")
            assert.match(
              (yield* shown) ?? "",
              /^accuracy went from 0\.1 to 0\.3 .* loss went from 1 to 0\.33333 [^.]*\.$/u
            )
          })
        ),
      60_000
    )
  }

  it.live(
    "has a picture that takes longer than the command waits put into the thread afterwards",
    () =>
      sandboxed(
        Effect.gen(function* () {
          const { failCalls } = yield* SlackSandbox
          const environment = yield* asBot
          yield* failCalls("files.getUploadURLExternal", Fault.RateLimited({ retryAfter: 8 }))
          const args = ["run", "--json-metrics", "--chart", "loss", "--", "cat"]
          const seen = yield* runbell(args, { environment, stdin: steps, cwd: withWhatDraws() })
          assert.deepStrictEqual([seen.code, seen.stdout], [0, steps])
          assert.include((yield* shown) ?? "", "loss went from 1 to 0.33333")
        })
      ),
    60_000
  )

  it.live("says once before the command what to install for pictures, and tells the curves without", () =>
    sandboxed(
      Effect.gen(function* () {
        const { awaitMessages, files } = yield* SlackSandbox
        const environment = yield* asBot
        const args = ["run", "--json-metrics", "--chart", "accuracy", "--", "cat"]
        const seen = yield* runbell(args, { environment, stdin: steps })
        assert.strictEqual(seen.code, 0)
        assert.strictEqual(
          seen.stderr,
          "runbell: --chart: no picture is drawn: echarts and @resvg/resvg-wasm cannot be found, neither where runbell is installed nor here. " +
            "Install what draws as runbell was, with -g or without: npm install echarts @resvg/resvg-wasm @expo-google-fonts/inter\n"
        )
        const [, end] = yield* awaitMessages(2)
        assert.deepStrictEqual(drawnBySlack(end), ["accuracy"])
        assert.deepStrictEqual(yield* files, [])
      })
    )
  )

  it.live("draws nothing that was not asked for, also where it could", () =>
    sandboxed(
      Effect.gen(function* () {
        const { awaitMessages, files, requests } = yield* SlackSandbox
        const environment = yield* asBot
        const seen = yield* runbell(["run", "--json-metrics", "--", "cat"], {
          environment,
          stdin: steps,
          cwd: withWhatDraws()
        })
        assert.deepStrictEqual([seen.code, seen.stderr], [0, ""])
        const [, end] = yield* awaitMessages(2)
        assert.deepStrictEqual(drawnBySlack(end), ["loss", "accuracy"])
        assert.deepStrictEqual(yield* files, [])
        assert.notInclude(
          (yield* requests).map(({ call }) => call),
          "files.getUploadURLExternal"
        )
      })
    )
  )

  it.live("has a message of a script inside of the run stand in the run's thread", () =>
    sandboxed(
      Effect.gen(function* () {
        const environment = yield* asBot
        yield* runbell(["run", "--name", "train", "--", "sh", "-c", "sleep 1; $RUNBELL send hello"], { environment })
        const [start, hello] = yield* (yield* SlackSandbox).awaitMessages(3)
        assert.strictEqual(hello?.threadTs, start?.ts)
        assert.include(hello === undefined ? "" : wordsOf(hello), "hello")
      })
    )
  )

  it.live("writes its token down for its owner alone, and nowhere else", () =>
    sandboxed(
      Effect.gen(function* () {
        const environment = yield* asBot
        yield* runbell(["run", "--", "true"], { environment })
        const withToken = filesIn(environment.RUNBELL_STATE).filter(([, text]) =>
          text.includes(environment.SLACK_BOT_TOKEN)
        )
        assert.lengthOf(withToken, 1)
        for (const [path] of withToken) {
          assert.match(path, /destinations/u)
          assert.strictEqual(statSync(path).mode & 0o777, 0o600)
        }
      })
    )
  )

  it.live("keeps what Slack does not take, which a flush delivers as the bot, also where nothing is set any more", () =>
    sandboxed(
      Effect.gen(function* () {
        const { failCallsAlways } = yield* SlackSandbox
        const { RUNBELL_STATE, ...environment } = yield* asBot
        yield* failCallsAlways("chat.postMessage", Fault.ServerError({}))
        yield* runbell(["run", "--name", "train", "--", "true"], { environment: { ...environment, RUNBELL_STATE } })
        yield* failCallsAlways("chat.postMessage", undefined)
        const seen = yield* runbell(["flush"], { environment: { RUNBELL_STATE } })
        assert.deepStrictEqual([seen.code, seen.stderr], [0, ""])
        const titles = yield* titlesOf
        assert.deepStrictEqual([titles.length, titles.at(-1)], [2, "✅ train finished"])
      })
    )
  )

  it.live("says what keeps a message from being told", () =>
    sandboxed(
      Effect.gen(function* () {
        const { setChannel } = yield* SlackSandbox
        const environment = yield* asBot
        yield* setChannel("#runs", "public")
        const seen = yield* runbell(["send", "hello"], { environment })
        assert.strictEqual(seen.code, 1)
        assert.include(seen.stderr, "The bot is not in the channel")
        assert.notInclude(seen.stderr, environment.SLACK_BOT_TOKEN)
      })
    )
  )

  it.live("examines the bot, and says how it gets into its channel", () =>
    sandboxed(
      Effect.gen(function* () {
        const { setChannel } = yield* SlackSandbox
        const environment = { ...(yield* asBot), LANG: "C" }
        assert.strictEqual((yield* runbell(["doctor"], { environment })).code, 0)
        yield* setChannel("#runs", "public")
        const seen = yield* runbell(["doctor"], { environment })
        assert.strictEqual(seen.code, 1)
        assert.include(seen.stdout, "/invite @runbell")
      })
    )
  )
})
