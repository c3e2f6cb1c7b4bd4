/** Whatever becomes of Slack, of its name, of the disk or of the home: a run is as it would be without runbell. */
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs"
import type { ServerResponse } from "node:http"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Duration, Effect, type Scope } from "effect"
import { exitLimit } from "../../../src/cli/run/wrapCommand.ts"
import { deadPort, httpServer, rawServer } from "../../support/servers.ts"
import { atTerminal } from "../commands/support/terminal.ts"
import { watched } from "../commands/support/watched.ts"
import { useCommand } from "./support/command.ts"
import { named, type World, withFullDisk, withoutNetwork, withReadOnlyHome, withSilentNames } from "./support/worlds.ts"

const { folder, file, begin, shell } = useCommand()

type Variables = Readonly<Record<string, string>>

/** What is wrong, as it shows in the environment, and what is done before the command is called. */
interface Trouble {
  readonly environment: Variables
  readonly before?: string
}

const slackAt = (port: number): Variables => ({ SLACK_WEBHOOK_URL: `http://127.0.0.1:${port}/services/T000/B000/XXXX` })

/** Slack as it really is, which is not reached: all that would lead there is a program of the test's. */
const realSlack = { SLACK_WEBHOOK_URL: "https://hooks.slack.com/services/T000/B000/XXXX" }

const at = (server: Effect.Effect<number, never, Scope.Scope>): Effect.Effect<Trouble, never, Scope.Scope> =>
  Effect.map(server, (port) => ({ environment: slackAt(port) }))

/** A program in place of the one that finds the addresses of hosts. */
const whereNamesAreFoundBy = (name: string, program: string) =>
  Effect.sync((): Trouble => {
    const programs = join(folder, name)
    mkdirSync(programs)
    writeFileSync(join(programs, "getent"), `#!/bin/sh\n${program}\n`)
    chmodSync(join(programs, "getent"), 0o755)
    return { environment: { ...realSlack, PATH: `${programs}:${process.env["PATH"] ?? ""}` } }
  })

const goOn = (response: ServerResponse): void => {
  response.write("a".repeat(1_000))
  setImmediate(() => (response.destroyed ? undefined : goOn(response)))
}

const nowhere = Effect.map(deadPort, slackAt)

const nowhereWith = (environment: Variables, before = "") =>
  Effect.map(nowhere, (slack): Trouble => ({ environment: { ...slack, ...environment }, before }))

const troubles: ReadonlyArray<readonly [string, Effect.Effect<Trouble, never, Scope.Scope>]> = [
  ["Slack takes the connection and never answers", at(rawServer(() => undefined))],
  ["Slack's answer never ends", at(httpServer((_, response) => goOn(response)))],
  ["nobody listens", at(deadPort)],
  ["Slack cuts the connection", at(rawServer((socket) => socket.destroy()))],
  ["what answers speaks no HTTP", at(rawServer((socket) => socket.end("SSH-2.0-nobody\r\n")))],
  ["a login page answers", at(httpServer((_, response) => response.end("<html>log in</html>")))],
  ["Slack's name is not found", whereNamesAreFoundBy("unknown", "exit 2")],
  ["the name server is silent", whereNamesAreFoundBy("silent", "exec sleep 1000")],
  [
    "the proxy is gone",
    Effect.map(deadPort, (port) => ({ environment: { ...realSlack, HTTPS_PROXY: `http://127.0.0.1:${port}` } }))
  ],
  ["there is no home", nowhereWith({}, "unset HOME")],
  ["the home is not there", nowhereWith({ HOME: "/proc/no/such/home" })],
  ["the home is no folder", nowhereWith({ HOME: "/dev/null" })],
  ["nothing can be written into the home", nowhereWith({ HOME: "/proc" })],
  ["nothing can be written into any file", nowhereWith({}, "ulimit -f 0")],
  ["there is no room for temporary files", nowhereWith({ TMPDIR: "/proc/no/such/folder" })],
  ["a metric's pattern needs longer than a lifetime", nowhereWith({ RUNBELL_METRICS: "a=(?!z)(a*a*a*a*a*b)" })],
  ["a pattern to redact needs longer than a lifetime", nowhereWith({ RUNBELL_REDACT: "(?<=k)(a+)+$" })]
]

/** Bytes that are no text, both outputs, a line that is made for bad patterns, and a code of its own. */
const command = `sh -c 'echo one; echo two >&2; printf "\\377\\001\\r\\n"; echo k${"a".repeat(50)}! >&2; echo five; exit 3'`

/** Both outputs in one pipe, without the lines that runbell itself says there. */
const script = (before: string, wrapped: boolean): string => `${before || ":"}
  { ${wrapped ? "$RUNBELL run --" : ""} ${command} 2>&1; echo "code $?"; } | grep -av '^runbell: ' | od -c`

/** Nothing that is seen of the command differs, wherever a script runs. */
const isAsBare = Effect.fnUntraced(function* (
  { environment, before = "" }: Trouble,
  within = (script: string) => script
) {
  const here = mkdtempSync(join(folder, "here-"))
  const surroundings = { HOME: here, TMPDIR: here, ...environment }
  const bare = yield* shell(within(script(before, false)), surroundings)
  const wrapped = yield* shell(within(script(before, true)), surroundings)
  assert.include(bare.stdout, "377 001")
  assert.deepStrictEqual(wrapped, bare)
})

describe.concurrent("a run is as without runbell where", () => {
  for (const [what, trouble] of troubles)
    it.scopedLive(what, () => Effect.flatMap(trouble, (trouble) => isAsBare(trouble)))
})

const worlds: ReadonlyArray<readonly [string, World, Effect.Effect<Trouble>]> = [
  ["there is no network", withoutNetwork, Effect.succeed({ environment: realSlack })],
  ["a real name server is silent", withSilentNames, Effect.succeed({ environment: realSlack })],
  ["the disk is full", withFullDisk, nowhereWith({})],
  ["the disk is read-only", withReadOnlyHome, nowhereWith({})]
]

describe.concurrent("a run is as without runbell on a machine where", () => {
  for (const [what, world, trouble] of worlds) {
    it.live.skipIf(world.missing)(named(what, world), () =>
      Effect.flatMap(trouble, (trouble) => isAsBare(trouble, world.within))
    )
  }
})

describe("a run is told of late", () => {
  it.scopedLive("its command starts before Slack has answered a single request", () =>
    Effect.gen(function* () {
      const asked = yield* Deferred.make<void>()
      const held: Array<ServerResponse> = []
      const port = yield* httpServer((_, response) => {
        held.push(response)
        Deferred.unsafeDone(asked, Effect.void)
      })
      const child = yield* begin(["run", "--", "sh", "-c", "echo started; read -r line; exit 3"], {
        environment: slackAt(port)
      })
      const { until, end } = yield* watched(Effect.succeed(child))
      yield* until("started\n")
      yield* Deferred.await(asked)
      child.stdin.end("\n")
      assert.strictEqual((yield* end).code, 3)
      assert.isTrue(held.every(({ writableEnded }) => !writableEnded))
    })
  )

  it.scopedLive("its end is held up by no more than is said, while Slack never answers", () =>
    Effect.gen(function* () {
      const { environment } = yield* at(rawServer(() => undefined))
      const clock = `node -p 'Date.now()'`
      const { stdout } = yield* shell(`$RUNBELL run -- sh -c "${clock}"; ${clock}`, environment)
      const [ended = 0, exited = Number.POSITIVE_INFINITY] = stdout.trim().split("\n").map(Number)
      assert.isAtLeast(exited, ended)
      // The machine may be busy; the next limit after this one is that of a message, two minutes.
      assert.isBelow(exited - ended, 3 * Duration.toMillis(exitLimit))
    })
  )

  it.scopedLive("that its end has not reached Slack is said in the user's words, and what to do", () =>
    Effect.gen(function* () {
      const { environment } = yield* at(rawServer(() => undefined))
      const { stderr } = yield* shell("$RUNBELL run -- true", environment)
      // A machine with much to do may have no time left for the end's own limit: then the queue's is said alone.
      const inUsersWords =
        /^runbell: (?:the end of this run has not reached Slack\. `runbell doctor` |what has not reached Slack is kept, )[^\n]*\n/u
      assert.match(stderr, inUsersWords)
      assert.notMatch(stderr, /notifier|Timeout|queue/iu)
    })
  )

  // By its own code, and not by the signal: that came when the command had ended.
  it.scopedLive("Ctrl-C ends it at once while its end is being told, as its command ended", () =>
    Effect.gen(function* () {
      const home = mkdtempSync(join(folder, "told-"))
      const { environment } = yield* at(rawServer(() => undefined))
      const waits = `trap "echo bye; exit 3" INT; echo ready; while :; do read -r line; done`
      const shown = yield* atTerminal(
        `exec ${process.execPath} ${file} run -- sh -c '${waits}'`,
        { PATH: process.env["PATH"] ?? "", HOME: home, ...environment },
        "expect:ready",
        "type:\\x03",
        "expect:bye",
        `file:${home}/.local/state/runbell/runs/*/exit.json`,
        "type:\\x03"
      )
      assert.include(shown, "ended 3")
    })
  )
})
