/** `runbell run` as its users meet it: the built file, real commands, the sandbox in place of Slack. */
import { execFileSync } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { Fault, SlackSandbox } from "runbell/testing"
import { httpServer } from "../../support/servers.ts"
import { drawnBySlack, sandboxed, slackIn, told, useCommand, wordsOf } from "./support/command.ts"

const { folder, begin, runbell, shell } = useCommand()

const withSlack = (args: ReadonlyArray<string>, environment: Readonly<Record<string, string>> = {}) =>
  Effect.flatMap(slackIn, (slack) => runbell(args, { environment: { ...slack, ...environment } }))

describe("runbell run", () => {
  it.live("tells the start and the end of a command, and ends as it did", () =>
    Effect.gen(function* () {
      const seen = yield* withSlack(["run", "--name", "mnist", "--", "sh", "-c", "echo out; echo err >&2; exit 3"])
      assert.deepStrictEqual(seen, { code: 3, signal: null, stdout: "out\n", stderr: "err\n" })
      const [start, end, ...rest] = yield* told
      assert.include(start, "mnist started")
      assert.include(start, "sh -c 'echo out; echo err >&2; exit 3'")
      assert.include(end, "mnist failed")
      assert.include(end, "exit code 3")
      assert.deepStrictEqual(rest, [])
    }).pipe(sandboxed)
  )

  const outputs = [
    ["a pipe", "$RUNBELL run -- sh -c 'echo out; echo bad >&2' 2>&1 >/dev/null | cat", "stderr\nbad"],
    ["a log file", "$RUNBELL run -- sh -c 'echo out; echo bad >&2' 2>log; cat log", "stderr\nbad"],
    ["a pipe for both", "$RUNBELL run -- sh -c 'echo out; echo bad >&2' 2>&1 | cat", "stdout\nout\nbad"]
  ] as const

  for (const [where, script, lines] of outputs) {
    it.live(`tells the last lines of an output that goes into ${where}`, () =>
      Effect.gen(function* () {
        const seen = yield* shell(script, yield* slackIn)
        assert.include(seen.stdout, "bad\n")
        assert.include((yield* told)[1], `Last lines of ${lines}`)
      }).pipe(sandboxed)
    )
  }

  it.live("is called for short by -- alone, and calls the run by its program", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* withSlack(["--", "true"])).code, 0)
      const [start, end] = yield* told
      assert.include(start, "true started")
      assert.include(end, "true finished")
    }).pipe(sandboxed)
  )

  it.live("dies of the signal that its command died of, and says which", () =>
    Effect.gen(function* () {
      const seen = yield* withSlack(["run", "--name", "mnist", "--", "sh", "-c", "kill -KILL $$"])
      assert.strictEqual(seen.signal, "SIGKILL")
      const [, end] = yield* told
      assert.include(end, "mnist was killed")
      assert.include(end, "SIGKILL")
    }).pipe(sandboxed)
  )

  it.live("tells a command that fails by itself as failed, though a hang-up came that it was to live through", () =>
    Effect.gen(function* () {
      const script = `nohup $RUNBELL run --name mnist -- sh -c 'sleep 0.3; kill -HUP $PPID; exit 1'`
      const { code } = yield* shell(`exec bash -c "${script.replaceAll("$PPID", String.raw`\$PPID`)}"`, yield* slackIn)
      assert.strictEqual(code, 1)
      assert.include((yield* told)[1], "mnist failed")
    }).pipe(sandboxed)
  )

  it.live("tells of a real-time signal, which Node does not name, where a shell waits for the command", () =>
    Effect.gen(function* () {
      const command = `${process.execPath} -e 'process.kill(process.pid, 40); setInterval(() => 0, 1e9)'; exit $?`
      assert.strictEqual((yield* withSlack(["run", "--", "sh", "-c", command])).code, 168)
      assert.include((yield* told)[1], "exit code 168")
    }).pipe(sandboxed)
  )

  it.live("tells of a command that there is not, in a shell's words and with its exit code", () =>
    Effect.gen(function* () {
      const seen = yield* withSlack(["run", "--", "no-such-command"])
      assert.deepStrictEqual(seen, {
        code: 127,
        signal: null,
        stdout: "",
        stderr: "runbell: no-such-command: command not found\n"
      })
      assert.include((yield* told)[1], "exit code 127")
    }).pipe(sandboxed)
  )

  const waysIn = [
    ["a pipe", "printf 'URL\\r\\none\\377\\n\\ntwo' | "],
    ["a file", "printf 'URL\\none\\377\\n\\ntwo' >given; <given "]
  ] as const

  for (const [where, given] of waysIn) {
    it.live(
      `takes the webhook's URL from the first line of ${where}, without a word, and leaves the rest to the command`,
      () =>
        Effect.gen(function* () {
          const { SLACK_WEBHOOK_URL: url } = yield* slackIn
          const script = `${given.replace("URL", url)}$RUNBELL run --webhook-url - -- od -c`
          const seen = yield* shell(script, {})
          const bare = yield* shell("printf 'one\\377\\n\\ntwo' | od -c", {})
          assert.deepStrictEqual(seen, bare)
          assert.lengthOf(yield* told, 2)
        }).pipe(sandboxed)
    )
  }

  it.live("names the commit and whether there were changes", () =>
    Effect.gen(function* () {
      const cwd = join(folder, "repository")
      mkdirSync(cwd)
      writeFileSync(join(cwd, "train.py"), "print(1)\n")
      const git = (...args: ReadonlyArray<string>) =>
        execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], { cwd, encoding: "utf8" })
      git("init", "--quiet")
      git("add", ".")
      git("commit", "--quiet", "--message", "first")
      writeFileSync(join(cwd, "train.py"), "print(2)\n")
      yield* runbell(["run", "--", "sleep", "0.5"], { environment: yield* slackIn, cwd })
      const commit = git("rev-parse", "HEAD").slice(0, 12)
      assert.include((yield* told)[0], `Commit  ${commit} (with uncommitted changes)`)
    }).pipe(sandboxed)
  )

  it.live("takes out the secrets of arguments, environment and output, and what it is told to", () =>
    Effect.gen(function* () {
      const script = "echo $MY_TOKEN; echo key-4711"
      const command = ["sh", "-c", script, "train", "--api-key", "canary-argument"]
      yield* withSlack(["run", "--redact", "key-\\d+", "--", ...command], { MY_TOKEN: "canary-environment" })
      const all = (yield* told).join("\n")
      assert.include(all, "‹redacted›")
      assert.notInclude(all, "canary")
      assert.notInclude(all, "4711")
    }).pipe(sandboxed)
  )

  it.live("leaves no secret on the disk, at the check or on the terminal either, while Slack is out of order", () =>
    Effect.gen(function* () {
      const { failAlways } = yield* SlackSandbox
      yield* failAlways(Fault.ServerError({}))
      const pinged: Array<string> = []
      const port = yield* httpServer((request, response) => {
        pinged.push(request.url ?? "")
        request.setEncoding("utf8").on("data", (text: string) => pinged.push(text))
        response.end("OK")
      })
      const home = mkdtempSync(join(folder, "home-"))
      const script = "echo $MY_TOKEN; echo key-4711; echo $MY_TOKEN >&2; exit 3"
      const command = ["sh", "-c", script, "train", "--api-key", "canary-argument"]
      const { stdout, stderr } = yield* withSlack(
        ["run", "--redact", "key-\\d+", "--output", "tee", "--", ...command],
        {
          MY_TOKEN: "canary-environment",
          HOME: home,
          RUNBELL_PING_URL: `http://127.0.0.1:${port}/0000-1111`
        }
      )
      assert.include(stdout, "canary-environment") // its own output is the command's business
      const state = join(home, ".local/state/runbell")
      const files = readdirSync(state, { recursive: true, encoding: "utf8" })
      const kept = files.map((name) => join(state, name)).filter((path) => statSync(path).isFile())
      const said = stderr.split("\n").filter((line) => line.startsWith("runbell: "))
      const all = [...kept.map((path) => readFileSync(path, "utf8")), ...pinged, ...said].join("\n")
      for (const part of ["run.json", "exit.json", "/new/"]) assert.include(files.join(), part)
      assert.include(all, "‹redacted›")
      assert.isNotEmpty(pinged)
      assert.isNotEmpty(said)
      assert.notInclude(all, "canary")
      assert.notInclude(all, "4711")
    }).pipe(Effect.scoped, sandboxed)
  )

  it.live("speaks the language that is asked for", () =>
    Effect.gen(function* () {
      yield* withSlack(["run", "--", "true"], { LANG: "zh_CN.UTF-8" })
      yield* withSlack(["run", "--language", "ja", "--", "true"], { LANG: "zh_CN.UTF-8" })
      const [chinese, , japanese] = yield* told
      assert.match(chinese ?? "", /true 已开始|开始/u)
      assert.match(japanese ?? "", /開始/u)
    }).pipe(sandboxed)
  )

  it.live("tells metrics and alerts that it reads from the output, and the last lines that are asked for", () =>
    Effect.gen(function* () {
      const rules = ["--metric", "loss=loss: (\\S+)", "--alert", "loss is not finite", "--tail", "1"]
      const script = "echo 'loss: 0.5'; echo 'loss: nan'; echo done"
      const seen = yield* withSlack(["run", ...rules, "--", "sh", "-c", script])
      assert.strictEqual(seen.stdout, "loss: 0.5\nloss: nan\ndone\n")
      const [, alert, end] = yield* told
      assert.include(alert, "loss is no longer a finite number")
      assert.match(end ?? "", /loss +NaN/u)
      assert.include(end, "left out …\ndone")
    }).pipe(sandboxed)
  )

  it.live("tells by a webhook at which step of how many a run broke off, and what was best", () =>
    Effect.gen(function* () {
      const rules = ["--metric", "step=step (\\d+)", "--metric", "bleu=bleu (\\S+)", "--steps", "400"]
      const script = "echo 'step 100 bleu 31.5'; echo 'step 200 bleu 30'; exit 1"
      const seen = yield* withSlack(["run", ...rules, "--goal", "bleu=highest", "--", "sh", "-c", script])
      assert.strictEqual(seen.stderr, "")
      const [, end] = yield* told
      assert.include(end, "Stopped at  step 200 of 400")
      assert.include(end, "Best  bleu 31.5 (step 100)")
    }).pipe(sandboxed)
  )

  it.live("has Slack itself draw the curves that are asked for where a webhook can upload no picture", () =>
    Effect.gen(function* () {
      const lines = [1, 2].map((at) => `{"step": ${at}, "loss": ${1 / at}, "accuracy": 0.${at}}`)
      const args = ["run", "--json-metrics", "--chart", "accuracy", "--", "printf", "%s\\n", ...lines]
      assert.strictEqual((yield* withSlack(args)).stderr, "")
      const [, end] = yield* (yield* SlackSandbox).awaitMessages(2)
      assert.deepStrictEqual(drawnBySlack(end), ["accuracy"])
      assert.include(end === undefined ? "" : wordsOf(end), "loss      0.5  █▁")
    }).pipe(sandboxed)
  )

  it.live("says what it is to count and never will, and runs the command all the same", () =>
    Effect.gen(function* () {
      const given = ["--steps", "400", "--epochs", "4", "--goal", "bleu=highest", "--metric", "loss=loss (.+)"]
      const asked = ["--chart", "loss,acc,a,b,c,d,e"]
      const seen = yield* withSlack(["run", ...given, ...asked, "--", "true"])
      assert.strictEqual(seen.code, 0)
      const [steps, epochs, goal, acc, , , , , , most, loss, ...rest] = seen.stderr.trimEnd().split("\n")
      assert.include(steps, "nothing gives the step. Add --metric 'step=step (\\d+)'")
      assert.include(epochs, "nothing gives the epoch. Add --metric 'epoch=epoch (\\d+)'")
      assert.include(goal, `--goal names "bleu", and nothing gives it. Add --metric 'bleu=bleu: (\\S+)'`)
      assert.include(acc, '--chart names "acc", and nothing gives it.')
      assert.include(most, "--chart draws 6 metrics at most, and leaves out e.")
      assert.include(loss, "--chart: nothing came as loss. No metric came.")
      assert.deepStrictEqual(rest, [])
    }).pipe(sandboxed)
  )

  it.live("refuses counts and goals that are none before the command starts, with what is right", () =>
    Effect.gen(function* () {
      for (const [option, value] of [
        ["--steps", "many"],
        ["--epochs", "0"],
        ["--goal", "accuracy>=0.95"]
      ] as const) {
        const seen = yield* withSlack(["run", option, value, "--", "touch", "started"])
        assert.strictEqual(seen.code, 64)
        assert.include(seen.stderr, `${option} cannot be ${JSON.stringify(value)}. Give `)
      }
      assert.isFalse(existsSync(join(folder, "started")))
      assert.deepStrictEqual(yield* told, [])
    }).pipe(sandboxed)
  )

  it.live("gives up a metric's pattern that takes too long, and says so in a line", () =>
    Effect.gen(function* () {
      const command = ["awk", 'BEGIN { for (i = 0; i < 20000; i++) printf "a%s", i % 4000 ? "" : "\\n" }']
      const seen = yield* withSlack(["run", "--metric", "loss=(?!z)(a*a*a*a*a*b)", "--", ...command])
      assert.lengthOf(seen.stdout, 20_005)
      assert.match(seen.stderr, /^runbell: the pattern of the metric loss takes too long, [^\n]*\n$/u)
    }).pipe(sandboxed)
  )

  it.live("tells an alert and a stall as it tells all else: in the run's language, without its secrets", () =>
    Effect.gen(function* () {
      const rules = ["--metric", "loss=loss: (\\S+)", "--alert", "loss < 1", "--stall", "0.2s"]
      const environment = { LANG: "zh_CN.UTF-8", OWN_TOKEN: "canary-4711" }
      const named = ["--name", "run of canary-4711"]
      yield* withSlack(["run", ...named, ...rules, "--", "sh", "-c", "echo 'loss: 0.5'; sleep 1"], environment)
      const all = yield* told
      assert.isTrue(all.some((message) => message.includes("loss 已低于 1")))
      assert.isTrue(all.some((message) => message.includes("没有变化")))
      for (const message of all) assert.include(message, "run of ‹redacted›")
    }).pipe(sandboxed)
  )

  it.live("tells that the output has stalled", () =>
    Effect.gen(function* () {
      const { awaitMessages } = yield* SlackSandbox
      // A busy machine may be silent for that long before the first line, too: then that is told before.
      const untilSaid = (text: string, count = 1): Effect.Effect<void> =>
        Effect.flatMap(awaitMessages(count), (messages) =>
          messages.some((message) => wordsOf(message).includes(text))
            ? Effect.void
            : untilSaid(text, messages.length + 1)
        )
      const script = "printf 'epoch %d\\n' 1; exec sleep 60"
      const child = yield* begin(["run", "--stall", "0.2s", "--", "sh", "-c", script], { environment: yield* slackIn })
      yield* untilSaid("epoch 1")
      const exit = once(child, "exit")
      child.kill("SIGTERM")
      assert.deepStrictEqual(yield* Effect.promise(() => exit), [null, "SIGTERM"])
      yield* untilSaid("was stopped")
    }).pipe(sandboxed)
  )

  it.live("lets only the first of many ranks tell, but each its own failure", () =>
    Effect.gen(function* () {
      const second = { RANK: "1", WORLD_SIZE: "2", MASTER_ADDR: "localhost" }
      yield* withSlack(["run", "--", "true"], second)
      assert.deepStrictEqual(yield* told, [])
      yield* withSlack(["run", "--", "false"], second)
      const [failure, ...rest] = yield* told
      assert.include(failure, "false failed")
      assert.include(failure, "rank 1 of 2")
      assert.deepStrictEqual(rest, [])
    }).pipe(sandboxed)
  )

  it.live("gives the command two variables and no more", () =>
    Effect.gen(function* () {
      const list = "env | sed 's/=.*//' | sort"
      const wrapped = yield* withSlack(["run", "--", "sh", "-c", list])
      const names = wrapped.stdout.trim().split("\n")
      assert.includeMembers(names, ["RUNBELL_RUN", "RUNBELL_RUN_ID"])
      const own = ["RUNBELL", "RUNBELL_RUN", "RUNBELL_RUN_ID"]
      assert.deepStrictEqual(
        names.filter((name) => name.startsWith("RUNBELL")),
        own
      )
    }).pipe(sandboxed)
  )
})

describe("runbell run without a usable Slack", () => {
  const script = ["sh", "-c", "echo out; echo err >&2; exit 3"]

  it.live("says in one line that nothing is set, and runs the command all the same", () =>
    Effect.gen(function* () {
      const seen = yield* runbell(["run", "--", ...script])
      assert.strictEqual(seen.code, 3)
      assert.strictEqual(seen.stdout, "out\n")
      assert.match(seen.stderr, /^runbell: nobody is told of this run: no webhook and no bot is set[^\n]*\nerr\n$/u)
    })
  )

  it.live("says what is wrong with the webhook's URL without showing it, and runs the command all the same", () =>
    Effect.gen(function* () {
      const environment = { SLACK_WEBHOOK_URL: "https://example.com/canary" }
      const seen = yield* runbell(["run", "--", ...script], { environment })
      assert.strictEqual(seen.code, 3)
      assert.match(seen.stderr, /^runbell: [^\n]*SLACK_WEBHOOK_URL[^\n]*\nerr\n$/u)
      assert.notInclude(seen.stderr, "canary")
    })
  )

  const faults = [
    ["does not answer", Fault.Hang()],
    ["cuts the connection", Fault.DropBefore()],
    ["answers with a page", Fault.Answer({ status: 200, body: "<html>log in</html>" })],
    ["is out of order", Fault.ServerError({})],
    ["asks to wait for an hour", Fault.RateLimited({ retryAfter: 3_600 })]
  ] as const

  for (const [what, fault] of faults) {
    it.live(`ends as the command did when Slack ${what}, and says so`, () =>
      Effect.gen(function* () {
        const { failAlways } = yield* SlackSandbox
        yield* failAlways(fault)
        const seen = yield* withSlack(["run", "--", ...script])
        assert.strictEqual(seen.code, 3)
        assert.strictEqual(seen.stdout, "out\n")
        assert.match(seen.stderr, /^err\n(?:runbell: [^\n]*\n)+$/u)
      }).pipe(sandboxed)
    )
  }

  it.live("ends as the command did when nobody listens", () =>
    Effect.gen(function* () {
      const environment = { SLACK_WEBHOOK_URL: "http://127.0.0.1:9/services/T000/B000/XXXX" }
      const seen = yield* runbell(["run", "--", ...script], { environment })
      assert.strictEqual(seen.code, 3)
      assert.match(seen.stderr, /^err\n(?:runbell: [^\n]*\n)+$/u)
    })
  )

  it.live("needs no home", () =>
    Effect.gen(function* () {
      const seen = yield* withSlack(["run", "--", "true"], { HOME: "/nowhere", XDG_CONFIG_HOME: "/dev/null" })
      assert.deepStrictEqual(seen, { code: 0, signal: null, stdout: "", stderr: "" })
      assert.lengthOf(yield* told, 2)
    }).pipe(sandboxed)
  )
})

describe("runbell run, asked wrongly", () => {
  const wrong = [
    ["an option that there is not", ["--nmae", "x", "--", "touch", "started"], "--name"],
    ["no -- before the command", ["--name", "x", "touch", "started"], "runbell run --name x -- touch started"],
    ["no command", ["--name", "x"], "Say what to run"],
    ["a metric without a group", ["--metric", "loss=loss", "--", "touch", "started"], "group"],
    ["an alert that is none", ["--alert", "loss!", "--", "touch", "started"], "METRIC > NUMBER"],
    ["a pattern that is none", ["--redact", "(", "--", "touch", "started"], "--redact"],
    ["rules over an untouched output", ["--output", "inherit", "--stall", "--", "touch", "started"], "--output inherit"]
  ] as const

  for (const [what, args, remedy] of wrong) {
    it.live(`ends with 64 before the command starts: ${what}`, () =>
      Effect.gen(function* () {
        const seen = yield* runbell(["run", ...args])
        assert.strictEqual(seen.code, 64)
        assert.match(seen.stderr, /^runbell: [^\n]*\n$/u)
        assert.include(seen.stderr, remedy)
        assert.isFalse(existsSync(join(folder, "started")))
      })
    )
  }
})
