/** Every code block of the READMEs is compiled and run: a stranger who copies one gets what it says. */
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { promisify } from "node:util"
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { NodeSlackSandbox } from "runbell/node"
import { SlackSandbox } from "runbell/testing"

const root = path.resolve(import.meta.dirname, "..")
const folder = path.join(root, ".artifacts", "readme")
const run = promisify(execFile)

interface Block {
  readonly language: string
  readonly code: string
  /** The heading it stands under. */
  readonly heading: string
}

/** Fenced blocks, also those that a list indents. */
const blocksOf = (markdown: string): ReadonlyArray<Block> =>
  Array.from(markdown.matchAll(/^( *)```(\w+)\n([\s\S]*?)^\1```$/gmu), (match) => {
    const [, indent = "", language = "", code = ""] = match
    const heading = Array.from(markdown.slice(0, match.index).matchAll(/^#+ (.*)$/gmu)).at(-1)?.[1] ?? ""
    return { language, heading, code: code.replaceAll(new RegExp(`^${indent}`, "gmu"), "") }
  })

const readme = (file: string) => blocksOf(fs.readFileSync(path.join(root, file), "utf8"))

const english = readme("README.md")
const chinese = readme("README.zh-CN.md")

const withoutWords = (code: string) =>
  code
    .replaceAll(/"[^"\n]*"|`[^`\n]*`/gu, '""')
    .replaceAll(/\/\/.*$/gmu, "")
    .replaceAll(/\s+/gu, " ")

const programs = [
  ...english.map((block) => ({ ...block, readme: "README.md" })),
  ...chinese.map((block) => ({ ...block, readme: "README.zh-CN.md" }))
].filter(({ language }) => language === "ts")

/** The kind of file that the reader is told to write. */
const extension = /`hello(\.\w+)`/u.exec(fs.readFileSync(path.join(root, "README.md"), "utf8"))?.[1] ?? ""

const fileOf = (index: number) => path.join(folder, `program-${index}${extension}`)

const writePrograms = () => {
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  for (const [index, { code }] of programs.entries()) fs.writeFileSync(fileOf(index), code)
  // What `npm init` writes: a reader's package is CommonJS until somebody says otherwise.
  fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ type: "commonjs" }))
  fs.writeFileSync(
    path.join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../../tsconfig.json", compilerOptions: { plugins: [] }, include: [`*${extension}`] })
  )
}

/** Runs a program as its reader would, with the sandbox in place of Slack. */
const runProgram = (index: number) =>
  Effect.gen(function* () {
    const sandbox = yield* SlackSandbox
    const environment = {
      ...process.env,
      SLACK_WEBHOOK_URL: Redacted.value(sandbox.webhookUrl),
      SLACK_BOT_TOKEN: Redacted.value(sandbox.botToken),
      SLACK_CHANNEL: "#runs",
      SLACK_API_URL: sandbox.apiUrl,
      RUNBELL_STATE: path.join(folder, `state-${index}`),
      FORCE_COLOR: "0"
    }
    yield* Effect.promise(() =>
      run(process.execPath, ["--import", "tsx", fileOf(index)], { cwd: root, env: environment })
    )
    return yield* sandbox.requests
  }).pipe(Effect.provide(NodeSlackSandbox.layer()))

/** The section whose lines are typed into a shell. */
const isForAnyProgram = ({ heading }: Block): boolean => ["For any program", "任何程序都行"].includes(heading)

const lines = [...english, ...chinese]
  .filter((block) => block.language === "sh" && isForAnyProgram(block))
  .map(({ code }) => code.trim())

const bin = path.join(folder, "bin")

/** What the reader has: the installed command, Python, a training and the settings of the section. */
const writeCommand = async () => {
  await run(process.execPath, ["scripts/build-command.mjs", path.join(bin, "runbell.mjs")], { cwd: root })
  fs.symlinkSync("runbell.mjs", path.join(bin, "runbell")) // as npm does it
  fs.writeFileSync(path.join(bin, "python"), '#!/bin/sh\nexec python3 "$@"\n')
  for (const name of ["runbell", "python"]) fs.chmodSync(path.join(bin, name), 0o755)
  fs.writeFileSync(path.join(folder, "train.py"), 'print("loss: 0.5")\nprint("loss: nan")\n')
  const settings = english.find(({ language }) => language === "json")?.code ?? ""
  fs.writeFileSync(path.join(folder, "runbell.json"), settings)
}

const runLine = (line: string) =>
  Effect.gen(function* () {
    const sandbox = yield* SlackSandbox
    const environment = {
      PATH: `${bin}:${process.env["PATH"]}`,
      HOME: folder,
      SLACK_WEBHOOK_URL: Redacted.value(sandbox.webhookUrl)
    }
    yield* Effect.promise(() => run("sh", ["-c", line], { cwd: folder, env: environment }))
    return yield* sandbox.messages
  }).pipe(Effect.provide(NodeSlackSandbox.layer()))

describe("README", () => {
  beforeAll(async () => {
    writePrograms()
    await writeCommand()
  })

  it("has programs whose every block compiles in the project's strict settings", { timeout: 120_000 }, async () => {
    const { stdout } = await run("npx", ["tsc", "-p", folder], { cwd: root })
    assert.strictEqual(stdout, "")
  })

  for (const [index, { readme, heading, code }] of programs.entries()) {
    it.live(`runs the block under "${heading}" (${readme}), and the sandbox refuses nothing of it`, () =>
      Effect.gen(function* () {
        const requests = yield* runProgram(index)
        const sends = /SlackNotifier\.layer(?:Bot)?Config|connect\(/u.test(code)
        assert.strictEqual(requests.length > 0, sends)
        assert.isTrue(requests.every(({ status }) => status === 200))
      })
    )
  }

  for (const line of new Set(lines)) {
    it.live(`runs the line: ${line}`, () =>
      Effect.gen(function* () {
        const messages = yield* runLine(line)
        assert.strictEqual(messages.length > 0, !line.startsWith("runbell doctor"))
      })
    )
  }

  it("shows the same programs in Chinese as in English, but for the words in them", () => {
    const code = (blocks: ReadonlyArray<Block>) =>
      blocks.map(({ language, code }) => `${language}: ${withoutWords(code)}`)
    assert.deepStrictEqual(code(chinese), code(english))
  })

  it("names only commands of package.json, and those that come with Node and the shell", () => {
    const { scripts } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"))
    const shown = english.filter((block) => block.language === "sh" && !isForAnyProgram(block))
    const commands = shown.flatMap(({ code }) => code.trim().split("\n"))
    assert.deepStrictEqual(commands, [
      "npm start",
      "npm cit",
      "npm install runbell effect@3 @effect/platform@0.97",
      "read -rs SLACK_WEBHOOK_URL && export SLACK_WEBHOOK_URL",
      "npx tsx hello.mts",
      "npm install echarts @resvg/resvg-wasm @expo-google-fonts/inter"
    ])
    assert.containsAllKeys(scripts, ["start", "test"])
  })
})
