/** Where all is gone that could tell of a run, Slack itself does, below the run's card, and nobody tells it a second time. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Redacted } from "effect"
import { SlackSandbox } from "runbell/testing"
import { asBot, type Dying, titles, toldSoFar, useDying } from "../support/dying.ts"
import { kill, until } from "../support/processes.ts"
import { killAll, reboot } from "../support/reboot.ts"
import { sandboxOnClock } from "../support/sandboxOnClock.ts"

const { begin, quiet } = useDying(asBot)

const alarmsIn = ({ state }: Dying): ReadonlyArray<string> => {
  const folder = join(state, "alarms")
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name) => join(folder, name))
}

/** The alarm follows the start, in its own time. */
const alarmed = (dying: Dying) =>
  Effect.promise(() =>
    until(() => {
      try {
        return alarmsIn(dying).length === 1
      } catch {
        return false
      }
    })
  )

const begun = Effect.gen(function* () {
  const dying = yield* begin("command", "echo $$; exec sleep 1000", { more: { RUNBELL_ALARM: "true" } })
  yield* alarmed(dying)
  return dying
})

const libraryBegun = Effect.gen(function* () {
  const dying = yield* begin("library", "waits", { more: { ALARM: "true" } })
  yield* alarmed(dying)
  return dying
})

/** A beat that the run died in, when the new alarm was set and the old one not yet taken back, nor noted. */
const setAnother = (dying: Dying) =>
  Effect.gen(function* () {
    const { apiUrl, botToken } = yield* SlackSandbox
    const [run = ""] = readdirSync(join(dying.state, "runs"))
    const body = { channel: "#runs", text: `fell silent · ${run}`, post_at: Math.ceil(Date.now() / 1_000) + 1_200 }
    const answer = yield* Effect.promise(async () => {
      const headers = { authorization: `Bearer ${Redacted.value(botToken)}`, "content-type": "application/json" }
      const response = await fetch(`${apiUrl}chat.scheduleMessage`, {
        method: "POST",
        headers,
        body: JSON.stringify(body)
      })
      return response.json()
    })
    assert.isTrue(answer.ok)
  })

/** The journal's clock is the machine's own, so that its notes are moved where the sandbox's clock is. */
const age = (dying: Dying, by: Duration.DurationInput): void => {
  for (const path of alarmsIn(dying)) {
    const alarm: { readonly due: number } = JSON.parse(readFileSync(path, "utf8"))
    writeFileSync(path, JSON.stringify({ ...alarm, due: alarm.due - Duration.toMillis(by) }))
  }
}

describe("the alarm of a program's run", () => {
  for (const [by, tell] of [
    ["its watchdog", (dying: Dying) => Effect.sync(() => kill(dying.pid, "SIGKILL"))],
    ["recovery", (dying: Dying) => Effect.zipRight(reboot(dying), dying.runbell("recover"))]
  ] as const) {
    it.live(`is taken back when ${by} tells its end, also one that the run had set and not noted`, () =>
      sandboxOnClock((adjust) =>
        Effect.gen(function* () {
          const { awaitMessages } = yield* SlackSandbox
          const dying = yield* libraryBegun
          yield* setAnother(dying)
          yield* tell(dying)
          yield* awaitMessages(2)
          yield* quiet
          yield* adjust("1 hour")
          assert.lengthOf(yield* toldSoFar, 2)
          assert.deepStrictEqual(alarmsIn(dying), [])
        })
      )
    )
  }
})

describe("the alarm of a command's run", () => {
  it.live("goes off below the run's card and in the channel, when nobody is left, and not before its time", () =>
    sandboxOnClock((adjust) =>
      Effect.gen(function* () {
        const { messages, awaitMessages } = yield* SlackSandbox
        yield* killAll(yield* begun)
        yield* quiet
        yield* adjust("14 minutes")
        assert.lengthOf(yield* messages, 1)
        yield* adjust("2 minutes")
        const [card, alarm] = yield* awaitMessages(2)
        assert.strictEqual(alarm?.threadTs, card?.ts)
        assert.strictEqual(alarm?.broadcast, true)
        assert.match((yield* toldSoFar)[1] ?? "", /^🔇 train has fallen silent\nNo sign of life since /u)
      })
    )
  )

  it.live("is not told again by who finds the run afterwards", () =>
    sandboxOnClock((adjust) =>
      Effect.gen(function* () {
        const { awaitMessages } = yield* SlackSandbox
        const dying = yield* begun
        yield* reboot(dying)
        yield* adjust("17 minutes")
        age(dying, "17 minutes")
        yield* awaitMessages(2)
        yield* dying.runbell("recover")
        yield* quiet
        assert.lengthOf(yield* toldSoFar, 2)
        assert.deepStrictEqual(readdirSync(join(dying.state, "runs")), [])
      })
    )
  )

  it.live("is taken back by who tells the end in its place, in time", () =>
    sandboxOnClock((adjust) =>
      Effect.gen(function* () {
        const { awaitMessages } = yield* SlackSandbox
        const dying = yield* begun
        yield* reboot(dying)
        yield* dying.runbell("recover")
        yield* awaitMessages(2)
        yield* adjust("1 hour")
        assert.deepStrictEqual(titles((yield* toldSoFar).slice(1)), ["🔇 train has fallen silent"])
        assert.deepStrictEqual(alarmsIn(dying), [])
      })
    )
  )
})
