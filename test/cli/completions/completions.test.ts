/** The completions, in real shells that somebody types into. A shell that is not installed is named as not tried. */
import { spawnSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { atTerminal } from "../commands/support/terminal.ts"
import { useCommand } from "../run/support/command.ts"

const { folder, runbell } = useCommand()

const shells = ["bash", "zsh", "fish"] as const

const isHere = (shell: string): boolean => spawnSync(shell, ["-c", ":"]).status === 0

const scriptOf = Effect.fnUntraced(function* (shell: string, LANG = "C") {
  const { code, stdout, stderr } = yield* runbell(["--completions", shell], { environment: { LANG } })
  assert.deepStrictEqual({ code, stderr }, { code: 0, stderr: "" })
  const path = join(folder, `completions.${shell}`)
  writeFileSync(path, stdout)
  return { path, text: stdout }
})

/** What is typed before the Tab, and what stands there after it. */
const typed = [
  ["runbell san", "sandbox"],
  ["runbell --vers", "--version"],
  ["runbell --completions zs", "zsh"],
  ["runbell run --min", "--min-duration"],
  ["runbell run --stall 5m --json", "--json-metrics"],
  ["runbell run --events fail", "failure"],
  ["runbell run --config weig", "weights.bin"],
  ["runbell send --lev", "--level"],
  ["runbell preview --lang pt", "pt-BR"],
  ["runbell run --name x -- cat weig", "weights.bin"],
  ["runbell -- cat weig", "weights.bin"],
  ["runbell run -- sleepyhe", "sleepyhead"]
] as const

/** Types each line with a Tab behind it, into a shell in which `runbell` only says what it was given. */
const byTab = (start: string, setUp: string) =>
  Effect.map(
    atTerminal(
      `cd '${folder}'; exec ${start}`,
      { PATH: `${folder}:${process.env["PATH"] ?? ""}`, HOME: folder },
      `type:PS1='next''> '; runbell() { printf 'given: %s\\\\n' "$*"; }; ${setUp}\\n`,
      ...typed.flatMap(([line]) => ["expect:next> ", `type:${line}\\t\\n`, "expect:given: "]),
      "expect:next> ",
      "type:exit\\n"
    ),
    (shown) => Array.from(shown.matchAll(/^given: (.*)$/gmu), ([, given = ""]) => given.trim().split(/[ =]/u).at(-1))
  )

const offeredIn = {
  bash: (path: string) => byTab("bash --norc -i", `source '${path}'`),
  zsh: (path: string) => byTab("zsh -f -i", `autoload -U compinit; compinit -u -D; source '${path}'`),
  fish: (path: string) =>
    Effect.sync(() =>
      typed.map(([line]) => {
        const { stdout } = spawnSync("fish", ["-c", `source '${path}'; complete -C $argv[1]`, "--", line], {
          cwd: folder,
          env: { PATH: `${folder}:${process.env["PATH"] ?? ""}`, HOME: folder },
          encoding: "utf8"
        })
        return stdout.trim().split("\t")[0]
      })
    )
}

describe("runbell --completions", () => {
  for (const shell of shells) {
    const tried = isHere(shell)
    const where = tried ? shell : `${shell} (not tried: it is not installed here)`

    it.live(`prints for ${where} what names every command and option, and nothing that runbell refuses`, () =>
      Effect.gen(function* () {
        const { text } = yield* scriptOf(shell)
        for (const name of ["run", "recover", "min-duration", "ping-url", "cron"]) assert.include(text, name)
        for (const name of ["wizard", "log-level"]) assert.notInclude(text, name)
      })
    )

    it.live.skipIf(!tried)(`can be read by ${where}, in each language of the help`, () =>
      Effect.gen(function* () {
        for (const language of ["C", "zh_CN.UTF-8", "ja_JP.UTF-8"]) {
          const { path } = yield* scriptOf(shell, language)
          const { status, stderr } = spawnSync(shell, ["-n", path], { encoding: "utf8" })
          assert.deepStrictEqual({ status, stderr }, { status: 0, stderr: "" })
        }
      })
    )

    it.live.skipIf(!tried)(`completes commands, options, values, and the command that is wrapped, in ${where}`, () =>
      Effect.gen(function* () {
        writeFileSync(join(folder, "weights.bin"), "")
        writeFileSync(join(folder, "sleepyhead"), "#!/bin/sh\n", { mode: 0o755 })
        const { path } = yield* scriptOf(shell)
        const offered = yield* offeredIn[shell](path)
        assert.deepStrictEqual(
          offered,
          typed.map(([, whole]) => whole)
        )
      })
    )
  }
})
