/** Where nothing can be kept Slack is told at once, and where Slack cannot be found what is kept is told later. */
import { mkdtempSync } from "node:fs"
import { join } from "node:path"
import { afterEach, assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { kill, namedAfter } from "../../support/processes.ts"
import { sandboxed, slackIn, told, useCommand } from "./support/command.ts"
import { named, withFullDisk, withoutNames, withReadOnlyHome } from "./support/worlds.ts"

const { folder, file, runbell, shell } = useCommand()

/** A watchdog goes on in the world of its run, and its turn comes before that of who delivers later. */
const endAll = (): void => {
  for (const pid of namedAfter(file)) kill(pid)
}

afterEach(endAll)

const script = "$RUNBELL run --name mnist -- sh -c 'echo out; echo err >&2; exit 3'"

const home = Effect.sync(() => mkdtempSync(join(folder, "home-")))

const disks = [
  ["full", withFullDisk],
  ["read-only", withReadOnlyHome]
] as const

describe("a run is told", () => {
  for (const [what, world] of disks) {
    it.live.skipIf(world.missing)(named(`at once, its start and its end, where the disk is ${what}`, world), () =>
      Effect.gen(function* () {
        const HOME = yield* home
        const environment = { ...(yield* slackIn), HOME, TMPDIR: HOME }
        const { code, stdout, stderr } = yield* shell(world.within(script), environment)
        assert.deepStrictEqual({ code, stdout }, { code: 3, stdout: "out\n" })
        assert.match(stderr, /^(?:runbell: [^\n]*\n)*err\n(?:runbell: [^\n]*\n)*$/u)
        const [start, end, ...rest] = yield* told
        assert.include(start, "mnist started")
        assert.include(end, "exit code 3")
        assert.deepStrictEqual(rest, [])
      }).pipe(sandboxed)
    )
  }

  const late = "by a later process, where Slack's name was not found"

  it.live.skipIf(withoutNames.missing)(named(late, withoutNames), () =>
    Effect.gen(function* () {
      const HOME = yield* home
      const { SLACK_WEBHOOK_URL } = yield* slackIn
      const environment = { HOME, SLACK_WEBHOOK_URL: SLACK_WEBHOOK_URL.replace("127.0.0.1", "localhost") }
      const { code, stdout } = yield* shell(withoutNames.within(script), environment)
      assert.deepStrictEqual({ code, stdout }, { code: 3, stdout: "out\n" })
      assert.deepStrictEqual(yield* told, [])
      endAll()
      const later = yield* runbell(["flush"], { environment })
      assert.deepStrictEqual(later, { code: 0, signal: null, stdout: "Delivered: 2\n", stderr: "" })
      const all = (yield* told).join("\n")
      assert.include(all, "mnist")
      assert.include(all, "exit code 3")
    }).pipe(sandboxed)
  )
})
