/** What a person sees in a terminal in place of Slack, in colour only where it is wanted. */
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, type Console, DateTime, Duration, Effect } from "effect"
import { type Message, type RunEvent, render, SlackNotifier } from "runbell"
import { consoleMessage } from "../../src/slack/consoleMessage.ts"
import { hostileEvent } from "../support/hostileEvent.ts"
import { locales, saying } from "../support/words.ts"

const failed: RunEvent.RunEvent = {
  _tag: "RunEnded",
  run: { id: "1", name: "mnist-cnn", tags: [], link: "https://example.com/7" },
  at: DateTime.unsafeMake("2026-11-24T19:05:09Z"),
  outcome: {
    _tag: "Failed",
    error: {
      kind: "failure",
      name: "ShapeMismatch",
      message: "784 is not 729",
      head: ["at step (train.ts:4:2)"],
      omitted: 0,
      tail: [],
      causes: [],
      others: 0
    }
  },
  duration: Duration.seconds(3),
  alertsHeldBack: 0,
  mentions: []
}

/** Escape codes by names that a person can read. */
const readable = (text: string): string => {
  const names: Readonly<Record<string, string>> = { 0: "/", 1: "bold", 2: "dim", 4: "link", 35: "edge", 36: "code" }
  // oxlint-disable-next-line no-control-regex -- escape codes are what is read
  return text.replace(/\u001b\[(\d+)m/gu, (_, code: string) => `<${names[code]}>`)
}

describe("consoleMessage", () => {
  it("stands between a top and a bottom edge, without a single escape code when colour is not wanted", () => {
    assert.strictEqual(
      consoleMessage(render(failed, locales.en), false),
      [
        "╭ ❌ mnist-cnn failed after 3 sec",
        "│ ShapeMismatch: 784 is not 729",
        "│ at step (train.ts:4:2)",
        "│ Link  https://example.com/7",
        "╰ mnist-cnn · Nov 24, 2026, 19:05:09 UTC · run 1"
      ].join("\n")
    )
  })

  it("has its styles in colour, and each ends where it began", () => {
    assert.strictEqual(
      readable(consoleMessage(render(failed, locales.en), true)),
      [
        "<edge>╭</> <bold>❌ mnist-cnn failed after 3 sec</>",
        "<edge>│</> <bold>ShapeMismatch</>: 784 is not 729",
        "<edge>│</> <code>at step (train.ts:4:2)</>",
        "<edge>│</> <bold>Link</>  <link>https://example.com/7</>",
        "<edge>╰</> <dim>mnist-cnn · Nov 24, 2026, 19:05:09 UTC · run 1</>"
      ].join("\n")
    )
  })

  it("leaves no space at the end of an empty line", () => {
    assert.include(consoleMessage(saying("a\n\nb"), false), "╭ a\n│\n│ b\n╰ ")
  })

  it.prop("lets no event move the cursor or colour the terminal", [hostileEvent], ([event]) => {
    // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
    assert.notMatch(consoleMessage(render(event, locales.en), false), /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u)
  })
})

/** A console that keeps what is printed to it. */
const recorder = Effect.map(Effect.console, (usual) => {
  const printed: Array<unknown> = []
  const log: Console.Console["log"] = (...args) => Effect.sync(() => void printed.push(...args))
  return { printed, console: { ...usual, log } }
})

const printing = (environment: Readonly<Record<string, string>>, ...messages: ReadonlyArray<Message>) =>
  Effect.gen(function* () {
    const { printed, console } = yield* recorder
    const told = Effect.gen(function* () {
      const notifier = yield* SlackNotifier
      const receipts = yield* Effect.forEach(messages, notifier.enqueue)
      return { printed, receipts: yield* Effect.all(receipts), destination: notifier.destination }
    })
    return yield* told.pipe(Effect.provide(SlackNotifier.layerConsole), Effect.withConsole(console))
  }).pipe(Effect.withConfigProvider(ConfigProvider.fromMap(new Map(Object.entries(environment)))))

const isColoured = (environment: Readonly<Record<string, string>>) =>
  Effect.map(printing(environment, saying("hello")), ({ printed }) => String(printed[0]).includes("\u001b["))

describe("SlackNotifier.layerConsole", () => {
  it.effect("prints each message in its turn, and says so in the receipt", () =>
    Effect.gen(function* () {
      const messages = ["1", "2", "3"].map(saying)
      const { printed, receipts, destination } = yield* printing({ NO_COLOR: "1" }, ...messages)
      assert.deepStrictEqual(
        printed,
        messages.map((message) => consoleMessage(message, false))
      )
      assert.strictEqual(destination, "console")
      assert.deepStrictEqual(
        receipts.map(({ destination, form }) => [destination, form]),
        [
          ["console", "blocks"],
          ["console", "blocks"],
          ["console", "blocks"]
        ]
      )
    })
  )

  it.effect.each([
    [{ FORCE_COLOR: "1" }, true],
    [{ FORCE_COLOR: "0" }, false],
    [{ NO_COLOR: "1" }, false],
    [{ NO_COLOR: "", FORCE_COLOR: "1" }, true],
    [{ NO_COLOR: "1", FORCE_COLOR: "1" }, false]
  ] as const)("with %j: colour %s", ([environment, colour]) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* isColoured(environment), colour)
    })
  )

  it.effect.each([true, false])("follows the terminal when the environment says nothing (a terminal: %s)", (isTTY) =>
    Effect.gen(function* () {
      const before = process.stdout.isTTY
      process.stdout.isTTY = isTTY
      const coloured = yield* Effect.ensuring(
        isColoured({}),
        Effect.sync(() => (process.stdout.isTTY = before))
      )
      assert.strictEqual(coloured, isTTY)
    })
  )
})

describe("SlackNotifier.layerNoop", () => {
  it.effect("takes every message and prints nothing", () =>
    Effect.gen(function* () {
      const { printed, console } = yield* recorder
      const notifier = yield* Effect.provide(SlackNotifier, SlackNotifier.layerNoop)
      const receipt = yield* Effect.flatten(notifier.enqueue(saying("hello"))).pipe(Effect.withConsole(console))
      assert.containsSubset(receipt, { destination: "nowhere", attempts: 0 })
      assert.deepStrictEqual(printed, [])
    })
  )
})
