/** A run whose process is gone is told as what was seen of it, and as no more. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, FastCheck, Option } from "effect"
import type { Evidence } from "../../src/domain/Evidence.ts"
import { outcomeTags } from "../../src/domain/Mentions.ts"
import type { JournalEntry } from "../../src/journal/JournalEntry.ts"
import type { Exited, OpenRun } from "../../src/journal/readRun.ts"
import { endOf, isUntold, type Sight } from "../../src/watchdog/endOf.ts"
import { entryOf, nobody } from "../journal/sampleRun.ts"

const started = 1_000_000

const runOf = (more: Partial<JournalEntry> = {}, exit?: Exited): OpenRun => ({
  entry: entryOf("run-1", nobody, more),
  beat: Option.none(),
  exit: Option.fromNullable(exit),
  standing: Option.none()
})

const none = { own: undefined, machine: undefined, limit: undefined }

const sight = (more: Partial<Sight> = {}): Sight => ({
  now: started + 60_000,
  oom: none,
  output: undefined,
  announced: undefined,
  outlivedWrapper: false,
  ...more
})

const before = { oom: { own: 1, machine: 4, limit: 1_024 } }
const announced: Evidence = { _tag: "TimeLimit", launcher: "Slurm" }

describe("endOf", () => {
  it("tells the exit code that was noted, at its time", () => {
    const failed = endOf(runOf({}, { code: 3, at: started + 5_000 }), sight())
    assert.deepStrictEqual(failed.outcome, { _tag: "Failed", exitCode: 3 })
    assert.strictEqual(DateTime.toEpochMillis(failed.at), started + 5_000)
    assert.strictEqual(Duration.toMillis(failed.duration), 5_000)
  })

  it("compares with what the kernel had counted a little before, not with what it had at the start", () => {
    const risen = { own: 2, machine: 5, limit: 1_024 }
    const beaten: OpenRun = { ...runOf(before), beat: Option.some({ at: started, oom: risen }) }
    assert.deepStrictEqual(endOf(beaten, sight({ oom: risen })).outcome, {
      _tag: "Killed",
      evidence: { _tag: "Vanished" }
    })
    assert.deepStrictEqual(endOf(beaten, sight({ oom: { ...risen, own: 3 } })).outcome, {
      _tag: "Killed",
      evidence: { _tag: "OutOfMemory", limit: 1_024 }
    })
  })

  it("takes code 0 for a finish of a command, and not of a program whose run was open", () => {
    const exit = { code: 0, at: started }
    const finished = { _tag: "Finished" } as const
    assert.deepStrictEqual(endOf(runOf({ command: nobody }, exit), sight()).outcome, finished)
    assert.deepStrictEqual(endOf(runOf({ awaits: "command" }, exit), sight()).outcome, finished)
    assert.deepStrictEqual(endOf(runOf({}, exit), sight()).outcome, {
      _tag: "Lost",
      evidence: { _tag: "EndedEarly" }
    })
  })

  it("tells what the code means, where that was noted with it", () => {
    const outcome = { _tag: "Interrupted", signal: "SIGTERM", exitCode: 3 } as const
    assert.deepStrictEqual(endOf(runOf({}, { code: 3, at: started, outcome }), sight()).outcome, outcome)
  })

  it("tells of memory what the kernel counted, of a time limit what was announced, and else that nothing was seen", () => {
    const evidenceOf = (run: OpenRun, seen: Sight) => {
      const { outcome } = endOf(run, seen)
      return outcome._tag === "Killed" ? outcome.evidence : undefined
    }
    const own = { own: 2, machine: 5, limit: 1_024 }
    const machine = { own: 1, machine: 6, limit: 1_024 }
    assert.deepStrictEqual(evidenceOf(runOf(before), sight({ oom: own, announced })), {
      _tag: "OutOfMemory",
      limit: 1_024
    })
    assert.deepStrictEqual(evidenceOf(runOf(before), sight({ oom: machine, announced })), announced)
    assert.deepStrictEqual(evidenceOf(runOf(before), sight({ oom: machine })), {
      _tag: "PerhapsOutOfMemory",
      killed: 2
    })
    assert.deepStrictEqual(evidenceOf(runOf(before), sight({ oom: before.oom })), { _tag: "Vanished" })
    assert.deepStrictEqual(evidenceOf(runOf(before), sight()), { _tag: "Vanished" })
    assert.deepStrictEqual(evidenceOf(runOf(), sight({ oom: own })), { _tag: "Vanished" })
  })

  it("does not guess how a command ended that had outlived its wrapper", () => {
    const oom = { own: 2, machine: 5, limit: 1_024 }
    assert.deepStrictEqual(endOf(runOf(before), sight({ oom, outlivedWrapper: true })).outcome, {
      _tag: "Lost",
      evidence: { _tag: "EndedUnseen" }
    })
  })

  it("shows the last metrics, and the last lines of the log rather than those of the last beat", () => {
    const lines = (line: string) => ({
      stderr: { lines: [line], omitted: 0 },
      stdout: { lines: [], omitted: 0 }
    })
    const metrics = { values: { loss: 0.3 }, step: 7 }
    const beaten: OpenRun = { ...runOf(), beat: Option.some({ at: started, metrics, output: lines("beat") }) }
    assert.deepStrictEqual(endOf(beaten, sight()).metrics, metrics)
    assert.deepStrictEqual(endOf(beaten, sight()).output, lines("beat"))
    assert.deepStrictEqual(endOf(beaten, sight({ output: lines("log") })).output, lines("log"))
  })

  for (const [outcome, run, seen] of [
    [
      "Finished",
      (more: Partial<JournalEntry>) => runOf({ command: nobody, ...more }, { code: 0, at: started }),
      sight()
    ],
    ["Failed", (more: Partial<JournalEntry>) => runOf(more, { code: 3, at: started }), sight()],
    ["Killed", runOf, sight()],
    ["Lost", runOf, sight({ outlivedWrapper: true })]
  ] as const) {
    it(`calls whom the run would have called where it is ${outcome}`, () => {
      const calls = (mentionWhen: JournalEntry["mentionWhen"]) => endOf(run({ mentionWhen }), seen).mentions.length > 0
      assert.strictEqual(endOf(run({}), seen).outcome._tag, outcome)
      assert.strictEqual(calls("failure"), outcome !== "Finished")
      assert.isTrue(calls("always"))
      assert.isTrue(calls([outcome]))
      assert.isFalse(calls(outcomeTags.filter((tag) => tag !== outcome)))
      assert.isFalse(calls([]))
    })
  }

  it("lets no run end before it starts, whatever the clock says", () => {
    FastCheck.assert(
      FastCheck.property(FastCheck.integer({ min: 0, max: 8_640_000_000_000_000 }), (now) => {
        const { at, duration } = endOf(runOf(), sight({ now }))
        assert.strictEqual(DateTime.toEpochMillis(at), Math.max(now, started))
        assert.strictEqual(Duration.toMillis(duration), Math.max(0, now - started))
      })
    )
  })
})

describe("isUntold", () => {
  const untold = (more: Partial<JournalEntry>, code?: number) => {
    const run = runOf({ command: nobody, ...more }, code === undefined ? undefined : { code, at: started + 5_000 })
    return isUntold(run, endOf(run, sight()))
  }

  it("keeps silent of what the run wanted nobody to be told of", () => {
    assert.isTrue(untold({ events: "failure" }, 0))
    assert.isTrue(untold({ minDuration: 6_000 }, 0))
  })

  it("tells everything else", () => {
    assert.isFalse(untold({}, 0))
    assert.isFalse(untold({ events: "end" }, 0))
    assert.isFalse(untold({ minDuration: 5_000 }, 0))
    assert.isFalse(untold({ minDuration: 6_000 }, 1))
    assert.isFalse(untold({ events: "failure" }, 1))
    assert.isFalse(untold({ events: "failure" }))
    assert.isFalse(untold({ minDuration: 120_000 }))
  })
})
