/** The commands that show a page on this machine: what is on it, and how they end. */
import { once } from "node:events"
import { createServer } from "node:net"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { useCommand } from "../run/support/command.ts"
import { atTerminal } from "./support/terminal.ts"
import { addressIn, textAt, watched } from "./support/watched.ts"

const { file, begin, runbell } = useCommand()

/** Somebody who has the page open, and so a connection that goes on. */
const lookOn = (page: string) => Effect.promise(async () => void (await fetch(`${page}/sandbox/events?since=0`)))

const stoppedBy = (signal: string) => ({ code: null, signal, stderr: "" })

/** A port on which somebody else listens. */
const takenPort = Effect.acquireRelease(
  Effect.promise(async () => {
    const server = createServer().listen(0, "127.0.0.1")
    await once(server, "listening")
    return server
  }),
  (server) => Effect.sync(() => server.close())
).pipe(
  Effect.map((server) => {
    const address = server.address()
    return typeof address === "object" && address !== null ? address.port : 0
  })
)

describe("runbell sandbox", () => {
  it.scopedLive("says where its page is and what sets its webhook, shows what it is sent, and dies of Ctrl-C", () =>
    Effect.gen(function* () {
      const { until, stop } = yield* watched(begin(["sandbox"]))
      const greeting = yield* until("Ctrl-C")
      const page = addressIn(greeting, "Page")
      assert.include(yield* textAt(page), "runbell")
      const sent = yield* runbell(["send", "epoch 3"], {
        environment: { SLACK_WEBHOOK_URL: addressIn(greeting, "SLACK_WEBHOOK_URL") }
      })
      assert.strictEqual(sent.code, 0, sent.stderr)
      yield* until("#runs  epoch 3")
      assert.include(yield* textAt(page), "epoch 3")
      yield* lookOn(page)
      const { stdout: _, ...end } = yield* stop("SIGINT")
      assert.deepStrictEqual(end, stoppedBy("SIGINT"))
    })
  )

  it.scopedLive("says in one line that its port is taken", () =>
    Effect.gen(function* () {
      const port = yield* takenPort
      const seen = yield* runbell(["sandbox", "--port", String(port)])
      assert.deepStrictEqual(seen, {
        code: 1,
        signal: null,
        stdout: "",
        stderr: `runbell: port ${port} is taken. Give another one with --port.\n`
      })
    })
  )
})

/** What the demonstration tells, in its order. */
const story = [
  "mnist-cnn started",
  "Checkpoint",
  "accuracy rose above 0.95",
  "mnist-cnn finished",
  "mnist-cnn started",
  "loss is no longer a finite number",
  "mnist-cnn failed"
]

const assertInOrder = (text: string, parts: ReadonlyArray<string>) => {
  let from = 0
  for (const part of parts) {
    const at = text.indexOf(part, from)
    assert.isAtLeast(at, 0, `"${part}" should come next`)
    from = at + part.length
  }
}

describe("runbell demo", () => {
  it.live("prints every message of a training that finishes and of one that fails, and ends with 0", () =>
    Effect.gen(function* () {
      const { stdout, ...end } = yield* runbell(["demo"])
      assert.deepStrictEqual(end, { code: 0, signal: null, stderr: "" })
      assertInOrder(stdout, ["Page: http://127.0.0.1:", ...story, "Now your own program: runbell run -- "])
      assert.lengthOf(stdout.match(/^#runs {2}/gmu) ?? [], story.length)
    })
  )

  it.live("leaves its page open at a terminal, until Ctrl-C", () =>
    Effect.gen(function* () {
      const shown = yield* atTerminal(
        `exec ${process.execPath} ${file} demo`,
        { PATH: process.env["PATH"] ?? "" },
        "expect:Ctrl-C ends it.",
        "type:\\x03"
      )
      assertInOrder(shown, [...story, "ended -2"])
    })
  )

  it.scopedLive("is stopped by Ctrl-C, tells that too, and dies of it", () =>
    Effect.gen(function* () {
      const { until, stop } = yield* watched(begin(["demo"]))
      yield* until("mnist-cnn started")
      const { stdout, ...end } = yield* stop("SIGINT")
      assert.deepStrictEqual(end, stoppedBy("SIGINT"))
      assertInOrder(stdout, ["mnist-cnn started", "mnist-cnn was stopped"])
    })
  )
})

describe("runbell preview --page", () => {
  it.scopedLive("shows each kind of message on the page, and dies of Ctrl-C", () =>
    Effect.gen(function* () {
      const { until, stop } = yield* watched(begin(["preview", "--page", "--lang", "en"]))
      const page = addressIn(yield* until("Ctrl-C"), "Page")
      const shown = yield* textAt(page)
      assertInOrder(shown, [
        "train.py started",
        "Checkpoint",
        "accuracy rose above",
        "no longer a finite number",
        "No output for"
      ])
      assertInOrder(shown, [
        "train.py finished",
        "train.py failed",
        "train.py was stopped",
        "train.py ran out of memory",
        "No sign of life"
      ])
      yield* lookOn(page)
      const { stdout: _, ...end } = yield* stop("SIGINT")
      assert.deepStrictEqual(end, stoppedBy("SIGINT"))
    })
  )
})
