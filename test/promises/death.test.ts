/** Every run ends in exactly one message, whatever ended it: real processes, real signals, and nobody left to say a word. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, type Scope } from "effect"
import { Fault, SlackSandbox } from "runbell/testing"
import { sandboxed } from "../cli/run/support/command.ts"
import { type Dying, type Face, titles, toldSoFar, useDying } from "../support/dying.ts"
import { memoryGroup, memoryLimit, noMemoryGroup } from "../support/memoryGroup.ts"
import { inSession, kill, treeOf } from "../support/processes.ts"
import { reboot } from "../support/reboot.ts"

const { folder, begin, quiet, runbell } = useDying()

const started = "🚀 train started"

interface Cause {
  readonly cause: string
  readonly face: Face
  /** The script of sh that is wrapped, or how the program ends. */
  readonly does: string
  /** What is done to it, once its run has begun. */
  readonly kill?: (dying: Dying) => Effect.Effect<void>
  /** The one title after that of the start. */
  readonly told: string
  /** What stands beneath it. */
  readonly because?: RegExp
}

/** The shell tells its own pid, which is the command's, since it becomes the sleep. */
const waits = { command: "echo $$; exec sleep 1000", library: "waits", "Promise face": "waits" } as const

const endsWhenTold = { command: "echo $$; read go", library: "finishes", "Promise face": "finishes" } as const

const signal = (signal: NodeJS.Signals, whom: (dying: Dying) => ReadonlyArray<number>) => (dying: Dying) =>
  Effect.sync(() => whom(dying).forEach((pid) => kill(pid, signal)))

const itself = ({ pid }: Dying) => [pid]
const group = ({ pid }: Dying) => [-pid]
const session = ({ pid }: Dying) => inSession(pid)
const tree = ({ pid }: Dying) => treeOf(pid)
const innerOne = ({ inner }: Dying) => [inner]

const stopped = (face: Face, name: "SIGINT" | "SIGTERM" | "SIGHUP", because?: RegExp): Cause => ({
  cause: name,
  face,
  does: waits[face],
  kill: signal(name, itself),
  told: "⏹️ train was stopped",
  ...(because === undefined ? {} : { because })
})

const vanished = (face: Face, cause: string, whom: (dying: Dying) => ReadonlyArray<number>): Cause => ({
  cause: `SIGKILL of ${cause}`,
  face,
  does: waits[face],
  kill: signal("SIGKILL", whom),
  told: "💀 train ended without a word",
  because: /Its process is gone and said no goodbye/u
})

const left = (face: Face): Cause => ({
  cause: "process.exit(0)",
  face,
  does: "leaves",
  told: "🔇 train ended without a word",
  because: /with exit code 0, before the run had come to its end/u
})

const causes: ReadonlyArray<Cause> = [
  { cause: "exit 0", face: "command", does: "echo $$; read go", told: "✅ train finished" },
  {
    cause: "exit 3",
    face: "command",
    does: "echo $$; read go; exit 3",
    told: "❌ train failed",
    because: /exit code 3/u
  },
  stopped("command", "SIGINT", /SIGINT/u),
  stopped("command", "SIGTERM", /SIGTERM/u),
  stopped("command", "SIGHUP", /SIGHUP/u),
  {
    cause: "SIGKILL of the command",
    face: "command",
    does: waits.command,
    kill: signal("SIGKILL", innerOne),
    told: "💀 train was killed",
    because: /SIGKILL/u
  },
  vanished("command", "both, one right after the other", (dying) => [...itself(dying), ...innerOne(dying)]),
  vanished("command", "the group", group),
  vanished("command", "the session", session),
  vanished("command", "the whole tree", tree),
  { cause: "a value", face: "library", does: "finishes", told: "✅ train finished", because: /0\.97/u },
  { cause: "a failure", face: "library", does: "fails", told: "❌ train failed", because: /no more data/u },
  { cause: "process.exit(3)", face: "library", does: "exits", told: "❌ train failed", because: /exit code 3/u },
  left("library"),
  {
    cause: "an exception in nobody's care",
    face: "library",
    does: "throws",
    told: "❌ train failed",
    because: /exit code 1/u
  },
  stopped("library", "SIGINT"),
  stopped("library", "SIGTERM"),
  stopped("library", "SIGHUP"),
  vanished("library", "the program", itself),
  vanished("library", "the group", group),
  vanished("library", "the session", session),
  vanished("library", "the whole tree", tree),
  { cause: "a value", face: "Promise face", does: "finishes", told: "✅ train finished", because: /0\.97/u },
  { cause: "a rejection", face: "Promise face", does: "fails", told: "❌ train failed", because: /no more data/u },
  { cause: "process.exit(3)", face: "Promise face", does: "exits", told: "❌ train failed", because: /exit code 3/u },
  left("Promise face"),
  {
    cause: "an exception in nobody's care",
    face: "Promise face",
    does: "throws",
    told: "❌ train failed",
    because: /exit code 1/u
  },
  {
    cause: "a rejection in nobody's care",
    face: "Promise face",
    does: "rejects",
    told: "❌ train failed",
    because: /exit code 1/u
  },
  {
    cause: "a promise that nothing can settle any more",
    face: "Promise face",
    does: "hangs",
    told: "❌ train failed",
    because: /never settled/u
  },
  { cause: "a program that forgets to end its run", face: "Promise face", does: "forgets", told: "✅ train finished" },
  stopped("Promise face", "SIGINT", /SIGINT/u),
  stopped("Promise face", "SIGTERM", /SIGTERM/u),
  stopped("Promise face", "SIGHUP", /SIGHUP/u),
  vanished("Promise face", "the program", itself),
  vanished("Promise face", "the group", group),
  vanished("Promise face", "the session", session),
  vanished("Promise face", "the whole tree", tree)
]

/** Nothing is left that could tell more; so what has been told is all that ever will be. */
const allThatIsTold = Effect.zipRight(quiet, toldSoFar)

const check = ({ told, because }: Cause) =>
  Effect.map(allThatIsTold, (words) => {
    assert.deepStrictEqual(titles(words), [started, told])
    if (because !== undefined) assert.match(words[1] ?? "", because)
  })

const die = ({ face, does, kill }: Cause) =>
  Effect.gen(function* () {
    const dying = yield* begin(face, does)
    yield* kill === undefined ? dying.go : kill(dying)
    return dying
  })

const run = <A, E>(test: Effect.Effect<A, E, SlackSandbox | Scope.Scope>) => sandboxed(Effect.scoped(test))

describe("a run ends in exactly one message", () => {
  for (const one of causes) {
    it.live(`after ${one.cause}, told by the ${one.face} or for it`, () =>
      run(
        Effect.gen(function* () {
          yield* die(one)
          yield* (yield* SlackSandbox).awaitMessages(2)
          yield* check(one)
        })
      )
    )
  }
})

describe("a run whose folder and watchdog were given by where the program was started", () => {
  it.live("is told once when it is killed, though the watchdog runs elsewhere", () =>
    run(
      Effect.gen(function* () {
        const state = mkdtempSync(join(folder, "near-"))
        const more = { FOLDER: basename(state), WATCHDOG: "runbell.mjs" }
        const { pid } = yield* begin("library", waits.library, { state, more })
        kill(pid, "SIGKILL")
        yield* quiet
        assert.deepStrictEqual(titles(yield* toldSoFar), [started, "💀 train ended without a word"])
      })
    )
  )
})

/** The kernel takes the largest process of the group: the command, whose wrapper sees it, or the program, whose watchdog does. */
const eats = {
  command: `echo $$; read go; exec '${process.execPath}' -e 'for (const all = [];;) all.push(new Uint8Array(2 ** 23).fill(1))'`,
  library: "eats",
  "Promise face": "eats"
} as const

describe.skipIf(noMemoryGroup !== undefined)(`a run ends in exactly one message${noMemoryGroup ?? ""}`, () => {
  for (const face of ["command", "library", "Promise face"] as const) {
    it.live(`after the memory limit of its control group was hit, told by the ${face} or for it`, () =>
      run(
        Effect.gen(function* () {
          const dying = yield* begin(face, eats[face], { group: yield* memoryGroup })
          yield* dying.go
          yield* (yield* SlackSandbox).awaitMessages(2)
          const words = yield* allThatIsTold
          assert.deepStrictEqual(titles(words), [started, "💀 train ran out of memory"])
          // Only a parent sees the signal.
          const ended = face === "command" ? "The system ended it with SIGKILL" : "The system ended it before"
          assert.include(words[1], ended)
          assert.include(words[1], `the kernel's counter rose, and its limit is ${memoryLimit / 2 ** 20} MiB`)
        })
      )
    )
  }
})

/** One of each way in which an end comes to be told. */
const whileDown: ReadonlyArray<Cause> = [
  ...causes.filter(({ cause }) => cause === "exit 3"),
  ...causes.filter(
    ({ cause, kill }) => kill !== undefined && /^SIGTERM$|of the (?:command|group|program)$/u.test(cause)
  )
]

describe("a run ends in exactly one message, also when Slack is down as it ends", () => {
  for (const one of whileDown) {
    it.live(`after ${one.cause}, told by the ${one.face} or for it`, () =>
      run(
        Effect.gen(function* () {
          const { awaitMessages, failAlways } = yield* SlackSandbox
          const dying = yield* begin(one.face, one.does)
          yield* failAlways(Fault.ServerError({}))
          yield* one.kill === undefined ? dying.go : one.kill(dying)
          yield* dying.exited
          yield* failAlways(undefined)
          yield* awaitMessages(2)
          yield* check(one)
        })
      )
    )
  }
})

/** How often each of them is told, in one message or in several. */
const countsOf = (words: ReadonlyArray<string>, ...parts: ReadonlyArray<string>): ReadonlyArray<number> =>
  parts.map((part) => words.join("\n").split(part).length - 1)

describe("a run ends in exactly one message, also when Slack is down from before its start until after its end", () => {
  for (const one of whileDown) {
    it.live(`after ${one.cause}, told by the ${one.face} or for it`, () =>
      run(
        Effect.gen(function* () {
          const { failAlways } = yield* SlackSandbox
          yield* failAlways(Fault.ServerError({}))
          const dying = yield* begin(one.face, one.does, { isUnheard: true })
          yield* one.kill === undefined ? dying.go : one.kill(dying)
          yield* dying.exited
          yield* failAlways(undefined)
          const words = yield* allThatIsTold
          assert.deepStrictEqual(countsOf(words, started, one.told), [1, 1])
          assert.isBelow(words.join("\n").indexOf(started), words.join("\n").indexOf(one.told))
        })
      )
    )
  }
})

/** As the journal is before it is written there which process the wrapper has started. */
const forgetCommand = ({ state }: Dying): void => {
  const runs = join(state, "runs")
  for (const id of readdirSync(runs)) {
    const file = join(runs, id, "run.json")
    const { command: _, ...entry }: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(file, "utf8"))
    writeFileSync(file, JSON.stringify(entry))
  }
}

describe("a command that outlives its wrapper", () => {
  it.live("is told to go on, and its end is told once, as one that nobody saw", () =>
    run(
      Effect.gen(function* () {
        const { awaitMessages } = yield* SlackSandbox
        const dying = yield* begin("command", waits.command)
        kill(dying.pid, "SIGKILL")
        yield* awaitMessages(2)
        kill(dying.inner, "SIGTERM")
        const words = yield* Effect.zipRight(awaitMessages(3), allThatIsTold)
        assert.deepStrictEqual(titles(words), [
          started,
          `⚠️ runbell's own process was killed; the command goes on as process ${dying.inner}`,
          "🔇 train ended without a word"
        ])
        assert.match(words[2] ?? "", /How it ended was not seen/u)
      })
    )
  )

  it.live("is found by its variables where its wrapper was killed before it could write down which process it is", () =>
    run(
      Effect.gen(function* () {
        const { awaitMessages } = yield* SlackSandbox
        const dying = yield* begin("command", waits.command)
        kill(dying.pid, "SIGSTOP")
        forgetCommand(dying)
        kill(dying.pid, "SIGKILL")
        yield* awaitMessages(2)
        kill(dying.inner, "SIGTERM")
        const words = yield* Effect.zipRight(awaitMessages(3), allThatIsTold)
        assert.deepStrictEqual(titles(words), [
          started,
          `⚠️ runbell's own process was killed; the command goes on as process ${dying.inner}`,
          "🔇 train ended without a word"
        ])
      })
    )
  )

  it.live("is told of, and its end, also where the first thing that it does is to kill its wrapper", () =>
    run(
      Effect.gen(function* () {
        const { awaitMessages } = yield* SlackSandbox
        const kills = "echo $$; kill -9 $PPID; exec sleep 1000"
        // Its own output, which no wrapper has to copy.
        const dying = yield* begin("command", kills, { more: { RUNBELL_OUTPUT: "inherit" } })
        kill(dying.inner, "SIGTERM")
        const alert = `⚠️ runbell's own process was killed; the command goes on as process ${dying.inner}`
        const words = yield* Effect.zipRight(awaitMessages(2), allThatIsTold)
        assert.deepStrictEqual(titles(words), [alert, "🔇 train ended without a word"])
      })
    )
  )
})

describe("a run that is only held", () => {
  it.live("is not told as dead, and its end is told once when it goes on", () =>
    run(
      Effect.gen(function* () {
        const { awaitMessages } = yield* SlackSandbox
        const dying = yield* begin("command", waits.command)
        for (const one of [dying.pid, dying.inner]) kill(one, "SIGSTOP")
        for (const one of [dying.inner, dying.pid]) kill(one, "SIGCONT")
        kill(dying.inner, "SIGKILL")
        const words = yield* Effect.zipRight(awaitMessages(2), allThatIsTold)
        assert.deepStrictEqual(titles(words), [started, "💀 train was killed"])
      })
    )
  )
})

describe("a run whose machine goes down", () => {
  for (const face of ["command", "library", "Promise face"] as const) {
    it.live(`is told as lost, once, by whoever comes by afterwards (${face})`, () =>
      run(
        Effect.gen(function* () {
          const { awaitMessages } = yield* SlackSandbox
          const dying = yield* begin(face, waits[face])
          yield* reboot(dying)
          yield* runbell(dying.state, "recover")
          yield* awaitMessages(2)
          yield* runbell(dying.state, "recover")
          const words = yield* allThatIsTold
          assert.deepStrictEqual(titles(words), [started, "🔇 train has fallen silent"])
          assert.match(words[1] ?? "", /No sign of life since .*\. The machine was restarted meanwhile\./u)
        })
      )
    )
  }
})

describe("a run whose machine goes down", () => {
  for (const face of ["command", "library", "Promise face"] as const) {
    it.live(`is told as lost by the next run, while that one goes on (${face})`, () =>
      run(
        Effect.gen(function* () {
          const { awaitMessages } = yield* SlackSandbox
          const dying = yield* begin(face, waits[face])
          yield* reboot(dying)
          const next = yield* begin(face, endsWhenTold[face], { state: dying.state })
          yield* awaitMessages(3)
          yield* next.go
          yield* awaitMessages(4)
          const words = yield* allThatIsTold
          assert.sameMembers(Array.from(titles(words)), [
            started,
            started,
            "🔇 train has fallen silent",
            "✅ train finished"
          ])
        })
      )
    )
  }
})
