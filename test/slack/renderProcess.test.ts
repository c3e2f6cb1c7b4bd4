/** What people read of a process: its command and job, its exit code or signal, what was seen of the reason, its last lines. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration } from "effect"
import { type RunEvent, render } from "runbell"
import type { Run } from "../../src/domain/Run.ts"
import { plainText } from "../../src/slack/outline.ts"
import { locales } from "../support/words.ts"

const at = DateTime.unsafeMake("2026-11-24T19:05:09Z")

const run: Run = {
  id: "mb1x-0a",
  name: "train.py",
  tags: [],
  host: "gpu-07",
  origin: {
    command: "python train.py --lr 0.1",
    commit: { id: "0123456789abcdef0123456789abcdef01234567", dirty: true },
    job: { launcher: "Slurm", id: "4711", task: "3", node: "n1", rank: 0, world: 8, attempt: 2 }
  }
}

const ended = (outcome: RunEvent.RunEnded["outcome"], output?: RunEvent.RunEnded["output"]): RunEvent.RunEnded => ({
  _tag: "RunEnded",
  run: { ...run, origin: undefined, host: undefined },
  at,
  outcome,
  output,
  duration: Duration.minutes(3),
  alertsHeldBack: 0,
  mentions: []
})

/** Without the footer, which is the same for all. */
const shown = (event: RunEvent.RunEvent, language: keyof typeof locales = "en") =>
  plainText(render(event, locales[language]).blocks).split("\n").slice(0, -1)

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`)

describe("render, a process", () => {
  it("tells the command, the commit and the job that it comes from", () => {
    assert.deepStrictEqual(shown({ _tag: "RunStarted", run, at }), [
      "🚀 train.py started",
      "Command  python train.py --lr 0.1",
      "Commit  0123456789ab (with uncommitted changes)",
      "Job  Slurm 4711 · task 3 · node n1 · rank 0 of 8 · attempt 2",
      "Host  gpu-07"
    ])
    assert.deepStrictEqual(shown({ _tag: "RunStarted", run, at }, "zh").slice(1), [
      "命令  python train.py --lr 0.1",
      "提交  0123456789ab (有未提交的改动)",
      "作业  Slurm 4711 · 任务 3 · 节点 n1 · 0 号进程（共 8 个） · 第 2 次尝试",
      "主机  gpu-07"
    ])
  })

  it("tells an exit code in the notification and in the message", () => {
    const event = ended({ _tag: "Failed", exitCode: 3 })
    assert.strictEqual(render(event, locales.en).text, "❌ train.py failed after 3 min: exit code 3")
    assert.deepStrictEqual(shown(event), ["❌ train.py failed after 3 min", "It ended with exit code 3."])
    assert.deepStrictEqual(shown(event, "ja").at(-1), "終了コード 3 で終了しました。")
  })

  it("names the error in the notification of a failure", () => {
    const error = { kind: "failure", name: "ShapeMismatch", message: "", head: [], omitted: 0, tail: [] } as const
    const event = ended({ _tag: "Failed", error: { ...error, causes: [], others: 0 } })
    assert.strictEqual(render(event, locales.en).text, "❌ train.py failed after 3 min: ShapeMismatch")
  })

  it("says what was seen of the reason, and claims no more", () => {
    const second = (outcome: RunEvent.RunEnded["outcome"]) => shown(ended(outcome))[1]
    assert.deepStrictEqual(
      [
        second({ _tag: "Killed", signal: "SIGKILL", evidence: { _tag: "OutOfMemory", limit: 64 * 1_024 ** 3 } }),
        second({ _tag: "Killed", signal: "SIGKILL", evidence: { _tag: "NotOutOfMemory" } }),
        second({ _tag: "Failed", exitCode: 137, evidence: { _tag: "ShellSignal", signal: "SIGKILL" } }),
        second({ _tag: "Failed", exitCode: 127, evidence: { _tag: "CommandNotFound" } }),
        second({ _tag: "Interrupted", signal: "SIGTERM", evidence: { _tag: "TimeLimit", launcher: "Slurm" } }),
        second({ _tag: "Interrupted", signal: "SIGINT", exitCode: 1 }),
        second({ _tag: "Interrupted", exitCode: 143, evidence: { _tag: "ShellSignal", signal: "SIGTERM" } })
      ],
      [
        "The system ended it with SIGKILL before it could say a word. It ran out of memory: the kernel's counter rose, and its limit is 64 GiB.",
        "The system ended it with SIGKILL before it could say a word. The kernel did not kill it for memory: none of its counters rose.",
        "It ended with exit code 137. A shell says so when SIGKILL ended its command.",
        "It ended with exit code 127. A shell says so when it does not find a command.",
        "It was stopped with SIGTERM. Slurm had set its time limit to this moment.",
        "It was stopped with SIGINT. It ended with exit code 1.",
        "It ended with exit code 143. A shell says so when SIGTERM ended its command."
      ]
    )
  })

  it("calls an end what it was, where more than the outcome was seen", () => {
    const first = (outcome: RunEvent.RunEnded["outcome"]) => shown(ended(outcome))[0]
    assert.deepStrictEqual(
      [
        first({ _tag: "Killed", signal: "SIGKILL", evidence: { _tag: "OutOfMemory" } }),
        first({ _tag: "Killed", signal: "SIGKILL", evidence: { _tag: "PerhapsOutOfMemory", killed: 1 } }),
        first({ _tag: "Interrupted", signal: "SIGTERM", evidence: { _tag: "TimeLimit", launcher: "Slurm" } }),
        first({ _tag: "Interrupted", signal: "SIGTERM", evidence: { _tag: "Requeued", launcher: "Slurm" } }),
        first({ _tag: "Killed", evidence: { _tag: "Vanished" } }),
        first({ _tag: "Lost", lastSignOfLife: at, evidence: { _tag: "Rebooted" } })
      ],
      [
        "💀 train.py ran out of memory after 3 min",
        "💀 train.py was killed after 3 min",
        "⏹️ train.py reached its time limit after 3 min",
        "⏹️ train.py was stopped to be run again after 3 min",
        "💀 train.py ended without a word after 3 min",
        "🔇 train.py has fallen silent after 3 min"
      ]
    )
  })

  it("does not say of what vanished that it was killed", () => {
    const vanished = shown(ended({ _tag: "Killed", evidence: { _tag: "Vanished" } }))
    assert.deepStrictEqual(vanished.slice(1), ["Its process is gone and said no goodbye. How it ended was not seen."])
    const perhaps = shown(ended({ _tag: "Killed", evidence: { _tag: "PerhapsOutOfMemory", killed: 1 } }))
    assert.match(perhaps[0] ?? "", /ended without a word/u)
    assert.match(perhaps[1] ?? "", /^Perhaps it ran out of memory/u)
    const unseen = shown(ended({ _tag: "Lost", evidence: { _tag: "EndedUnseen" } }))
    assert.match(unseen[1] ?? "", /^How it ended was not seen/u)
    const early = shown(ended({ _tag: "Lost", evidence: { _tag: "EndedEarly" } }))
    assert.deepStrictEqual(early.slice(1), [
      "Its process ended by itself with exit code 0, before the run had come to its end."
    ])
    const lost = shown(ended({ _tag: "Lost", lastSignOfLife: at, evidence: { _tag: "Rebooted" } }))
    assert.match(lost[1] ?? "", /^No sign of life since .+\. The machine was restarted meanwhile\.$/u)
  })

  it("tells of a command that outlives the process which was to see its end", () => {
    const reason = { _tag: "WrapperLost", pid: 4711 } as const
    const told = shown({ _tag: "AlertRaised", run, at, alert: { level: "error", reason, heldBack: 0 }, mentions: [] })
    assert.deepStrictEqual(told, [
      "🚨 runbell's own process was killed; the command goes on as process 4711",
      "Its end will still be told, but not how it ended."
    ])
  })

  it("shows the last lines as they were printed, with their indent, and counts those before", () => {
    const stderr = { lines: ["Traceback:", '  File "train.py", line 3', "ValueError: x"], omitted: 40 }
    assert.deepStrictEqual(
      shown(ended({ _tag: "Failed", exitCode: 1 }, { stderr, stdout: { lines: [], omitted: 0 } })),
      [
        "❌ train.py failed after 3 min",
        "It ended with exit code 1.",
        "Last lines of stderr",
        "… 40 lines left out …",
        "Traceback:",
        '  File "train.py", line 3',
        "ValueError: x"
      ]
    )
  })

  it("keeps the end of an output that is too long, and gives both streams their share", () => {
    const long = { lines: lines(2_000), omitted: 0 }
    const text = shown(ended({ _tag: "Failed", exitCode: 1 }, { stderr: long, stdout: long }))
    assert.strictEqual(text.filter((line) => line === "line 2000").length, 2)
    assert.strictEqual(text.filter((line) => line.endsWith("lines left out …")).length, 2)
    assert.isBelow(text.join("\n").length, 6_000)
  })

  it("shows no output of which nothing is to be seen", () => {
    const blank = { lines: ["", " \t", "\u001b[0m"], omitted: 3 }
    assert.deepStrictEqual(shown(ended({ _tag: "Failed", exitCode: 1 }, { stderr: blank, stdout: blank })), [
      "❌ train.py failed after 3 min",
      "It ended with exit code 1."
    ])
  })

  it("tells of a silence with the last line before it, and of its end", () => {
    const alert = (reason: RunEvent.AlertRaised["alert"]["reason"]): RunEvent.AlertRaised => ({
      _tag: "AlertRaised",
      run,
      at,
      alert: { level: "warn", reason, heldBack: 0 },
      mentions: []
    })
    const silentFor = Duration.minutes(15)
    assert.deepStrictEqual(shown(alert({ _tag: "Stalled", watched: "output", silentFor, lastLine: "step 120" })), [
      "⚠️ No output for 15 min",
      "step 120"
    ])
    assert.deepStrictEqual(shown(alert({ _tag: "Resumed", silentFor })), ["⚠️ It goes on, after 15 min"])
  })

  it("keeps a name from right to left from turning the sentence around it", () => {
    const event = ended({ _tag: "Finished" })
    const message = render({ ...event, run: { ...event.run, name: "تدريب" } }, locales.en)
    assert.strictEqual(message.text, "✅ \u2068تدريب\u2069 finished after 3 min")
  })
})
