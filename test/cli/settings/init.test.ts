/** What `runbell init` asks, what it writes, and what it leaves alone. */
import { spawn } from "node:child_process"
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { type Asker, InputEnded } from "../../../src/cli/settings/init/Asker.ts"
import { init } from "../../../src/cli/settings/init/init.ts"
import { wordsIn } from "../../../src/cli/settings/init/words/wordsIn.ts"
import { loadSettings } from "../../../src/cli/settings/loadSettings.ts"
import type { SpokenLanguage } from "../../../src/cli/settings/spokenLanguage.ts"
import { type Place, place, project, url, user } from "./support.ts"

/** Answers in turn, and notes all that is said and asked. */
const scripted = (...answers: ReadonlyArray<string>) => {
  const seen: Array<string> = []
  const rest = [...answers]
  const next = (question: string) =>
    Effect.suspend(() => {
      seen.push(question)
      const answer = rest.shift()
      return answer === undefined ? Effect.fail(new InputEnded()) : Effect.succeed(answer)
    })
  const asker: Asker = {
    say: (line) => Effect.sync(() => void seen.push(line)),
    ask: next,
    askSecretly: (question) => Effect.map(next(question), (answer) => Redacted.make(answer))
  }
  return { asker, seen }
}

const run = ({ environment, project }: Place, asker: Asker, language: SpokenLanguage = "en") =>
  init({ asker, words: wordsIn[language], language, environment, cwd: project })

const userPath = (at: Place): string => join(at.home, ".config/runbell/runbell.json")
const projectPath = (at: Place): string => join(at.project, "runbell.json")
const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"))

describe("init", () => {
  it.scoped("writes what the settings then read: the project's file, and the URL where only the user can read it", () =>
    Effect.gen(function* () {
      const at = yield* place
      const { asker } = scripted("vision", "zh", "U012AB3CD", url)
      assert.deepStrictEqual(yield* run(at, asker), [projectPath(at), userPath(at)])
      assert.deepStrictEqual(read(projectPath(at)), { project: "vision", language: "zh", mentions: ["U012AB3CD"] })
      assert.strictEqual(statSync(userPath(at)).mode & 0o777, 0o600)
      const settings = yield* loadSettings({}, at.environment, at.project)
      assert.strictEqual(settings.project, "vision")
      const { destination } = settings
      const address = destination._tag === "Usable" ? destination.address : undefined
      assert.strictEqual(address?._tag === "Webhook" && Redacted.value(address.url), url)
      assert.deepStrictEqual(settings.warnings, [])
    })
  )

  it.scoped("takes a bot's token in place of the URL, asks where it shall post, and forgets the webhook", () =>
    Effect.gen(function* () {
      const at = yield* place
      at.write(user, { webhookUrl: url, name: "mine" })
      const { asker, seen } = scripted("", "", "", "y", "xapp-XXXX", "xoxb-XXXX", "", "#runs")
      yield* run(at, asker)
      assert.deepStrictEqual(read(userPath(at)), { name: "mine", botToken: "xoxb-XXXX", channel: "#runs" })
      assert.includeMembers(seen, [wordsIn.en.wrongBot.NotAToken, wordsIn.en.wrongBot.EmptyChannel])
      const { destination } = yield* loadSettings({}, at.environment, at.project)
      assert.strictEqual(destination._tag === "Usable" && destination.address._tag, "Bot")
    })
  )

  it.scoped(
    "takes the folder's name, the proposed language and nobody where nothing is answered, and stores no URL",
    () =>
      Effect.gen(function* () {
        const at = yield* place
        assert.deepStrictEqual(yield* run(at, scripted("", "", "", "").asker, "ja"), [projectPath(at)])
        assert.deepStrictEqual(read(projectPath(at)), { project: "mnist", language: "ja" })
      })
  )

  it.scoped("asks again where an answer cannot be used, and says why", () =>
    Effect.gen(function* () {
      const at = yield* place
      const { asker, seen } = scripted("vision", "nl", "zh", "@ann", "here", "https://evil.example/XXXX", url)
      yield* run(at, asker)
      const { wrongLanguage, wrongMention, wrongUrl } = wordsIn.en
      assert.includeMembers(seen, [
        wrongLanguage("en, zh, ja, ko, ru, de, fr, es, pt-BR"),
        wrongMention,
        wrongUrl.UnknownHost
      ])
      assert.notInclude(seen.join(), "XXXX")
      assert.deepStrictEqual(read(projectPath(at)), { project: "vision", language: "zh", mentions: ["here"] })
    })
  )

  it.scoped("leaves alone what is there, unless it may replace it", () =>
    Effect.gen(function* () {
      const at = yield* place
      at.write(project("runbell.json"), { project: "old" })
      at.write(user, { webhookUrl: "file:webhook" })
      assert.deepStrictEqual(yield* run(at, scripted("", "n").asker), [])
      assert.deepStrictEqual(read(projectPath(at)), { project: "old" })
      assert.deepStrictEqual(read(userPath(at)), { webhookUrl: "file:webhook" })
      yield* run(at, scripted("y", "new", "", "", "Yes", url).asker)
      assert.deepStrictEqual(read(projectPath(at)), { project: "new", language: "en" })
      assert.deepStrictEqual(read(userPath(at)), { webhookUrl: url })
    })
  )

  it.scoped("keeps the rest of the user's file, closes it to others, and writes through a link", () =>
    Effect.gen(function* () {
      const at = yield* place
      const dotfiles = at.write("home/dotfiles/runbell.json", { workspace: "lab", tail: 5 }, 0o644)
      at.write("home/.config/runbell/other", "")
      symlinkSync(dotfiles, userPath(at))
      yield* run(at, scripted("", "", "", url).asker)
      assert.isTrue(lstatSync(userPath(at)).isSymbolicLink())
      assert.deepStrictEqual(read(dotfiles), { workspace: "lab", tail: 5, webhookUrl: url })
      assert.strictEqual(statSync(dotfiles).mode & 0o777, 0o600)
    })
  )

  it.scoped("writes nothing when the answers end too early", () =>
    Effect.gen(function* () {
      const at = yield* place
      const error = yield* Effect.flip(run(at, scripted("vision", "zh", "here").asker))
      assert.strictEqual(error._tag, "InputEnded")
      assert.isFalse(existsSync(projectPath(at)))
    })
  )

  it.scoped("does not touch a user's file that it cannot read", () =>
    Effect.gen(function* () {
      const at = yield* place
      at.write(user, `{ "webhookUrl": "${url}", `)
      const error = yield* Effect.flip(run(at, scripted("", "", "", url).asker))
      assert.strictEqual(error._tag, "FileNotJson")
      assert.isFalse(existsSync(projectPath(at)))
    })
  )

  it.scoped("says so when it cannot write, and leaves no draft behind", () =>
    Effect.gen(function* () {
      const at = yield* place
      at.write("home/.config/runbell", "a file where a folder should be")
      const error = yield* Effect.flip(run(at, scripted("", "", "", url).asker))
      assert.include(error.message, "cannot be written")
      assert.notInclude(error.message, "XXXX")
      assert.deepStrictEqual(readdirSync(at.project).toSorted(), [".git", "runbell.json"])
    })
  )
})

interface Ended {
  readonly code: number | null
  readonly output: string
}

const program = ["--import", "tsx", "test/cli/settings/programs/init.ts"]

/** Types each answer once the question for it is there. */
const converse = (at: Place, file: string, args: ReadonlyArray<string>, answers: ReadonlyArray<string>) =>
  Effect.async<Ended>((resume) => {
    const env = { PATH: process.env["PATH"], TERM: "xterm", HOME: at.home }
    const child = spawn(file, args, { env })
    let output = ""
    let asked = 0
    const answer = (chunk: string) => {
      output += chunk
      const questions = output.match(/\] |out\): /gu)?.length ?? 0
      for (; asked < Math.min(questions, answers.length); asked += 1) child.stdin.write(`${answers[asked]}\n`)
    }
    child.stdout.setEncoding("utf8").on("data", answer)
    child.stderr.setEncoding("utf8").on("data", answer)
    child.on("close", (code) => resume(Effect.succeed({ code, output })))
    return Effect.sync(() => child.kill())
  })

describe("readlineAsker", () => {
  it.scopedLive("shows what is typed at a terminal, but never the URL", () =>
    Effect.gen(function* () {
      const at = yield* place
      const command = [process.execPath, ...program, at.project].join(" ")
      const args = ["-q", "-e", "-c", command, "/dev/null"]
      const { code, output } = yield* converse(at, "script", args, ["vision", "zh", "here", url])
      assert.strictEqual(code, 0, output)
      assert.include(output, "vision")
      assert.notInclude(output, "XXXX")
      assert.notInclude(output, "hooks")
      assert.deepStrictEqual(read(userPath(at)), { webhookUrl: url })
    })
  )

  it.scopedLive("takes the answers line by line where there is no terminal, all at once if they come so", () =>
    Effect.gen(function* () {
      const at = yield* place
      const answers = `printf 'vision\\nzh\\nhere\\n${url}\\n' | "$0" "$@"`
      const args = ["-c", answers, process.execPath, ...program, at.project]
      const { code, output } = yield* converse(at, "sh", args, [])
      assert.strictEqual(code, 0, output)
      assert.notInclude(output, "XXXX")
      assert.deepStrictEqual(read(projectPath(at)), { project: "vision", language: "zh", mentions: ["here"] })
      assert.deepStrictEqual(read(userPath(at)), { webhookUrl: url })
    })
  )

  it.scopedLive("ends without a word of failure of Node's when the input ends", () =>
    Effect.gen(function* () {
      const at = yield* place
      const args = ["-c", '"$0" "$@" </dev/null', process.execPath, ...program, at.project]
      const { code, output } = yield* converse(at, "sh", args, [])
      assert.strictEqual(code, 1)
      assert.notMatch(output, /Warning|at async|node:/u)
      assert.isFalse(existsSync(projectPath(at)))
    })
  )
})
