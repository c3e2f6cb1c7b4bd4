/** `runbell init` from the first question to the first message. */
import { mkdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { sandboxed, slackIn, told, useCommand } from "../run/support/command.ts"
import { atTerminal } from "./support/terminal.ts"

const { folder, file, runbell } = useCommand()

/** A home of its own, and a project in it. */
const homeFor = (name: string) => {
  const home = join(folder, name)
  const cwd = join(home, "mnist")
  mkdirSync(cwd, { recursive: true })
  return { home, cwd, environment: { HOME: home, PATH: process.env["PATH"] ?? "" } }
}

const assertSetUp = ({ home, cwd, environment }: ReturnType<typeof homeFor>, url: string) =>
  Effect.gen(function* () {
    const own = join(home, ".config/runbell/runbell.json")
    assert.deepStrictEqual(JSON.parse(readFileSync(own, "utf8")), { webhookUrl: url })
    assert.strictEqual(statSync(own).mode & 0o777, 0o600)
    assert.notInclude(readFileSync(join(cwd, "runbell.json"), "utf8"), "services")
    const sent = yield* runbell(["send", "epoch 3"], { environment, cwd })
    assert.deepStrictEqual(sent, { code: 0, signal: null, stdout: "", stderr: "" })
    assert.include((yield* told)[0], "epoch 3")
  })

describe("runbell init", () => {
  it.live("asks at a terminal without showing the URL, and what is sent next goes there", () =>
    Effect.gen(function* () {
      const { SLACK_WEBHOOK_URL: url } = yield* slackIn
      const place = homeFor("terminal")
      const shown = yield* atTerminal(
        `cd "$HOME/mnist"; exec ${process.execPath} ${file} init`,
        place.environment,
        "expect:called? [mnist] ",
        "type:vision\\n",
        "expect:[en] ",
        "type:\\n",
        "expect:[nobody] ",
        "type:\\n",
        "expect:leave it out): ",
        `type:${url}\\n`
      )
      assert.include(shown, "vision")
      assert.include(shown, "ended 0")
      assert.notInclude(shown, "services")
      yield* assertSetUp(place, url)
    }).pipe(sandboxed)
  )

  it.live("takes its answers from a pipe", () =>
    Effect.gen(function* () {
      const { SLACK_WEBHOOK_URL: url } = yield* slackIn
      const place = homeFor("pipe")
      const seen = yield* runbell(["init"], { ...place, stdin: `vision\n\n\n${url}\n` })
      assert.strictEqual(seen.code, 0, seen.stderr)
      assert.notInclude(seen.stdout + seen.stderr, "services")
      yield* assertSetUp(place, url)
    }).pipe(sandboxed)
  )
})
