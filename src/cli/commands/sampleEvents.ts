/** One event of each kind, made up, as `runbell preview` shows them. Pure. */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import type { Outcome } from "../../domain/Outcome.ts"
import type { Run } from "../../domain/Run.ts"
import type { RunEvent } from "../../domain/RunEvent.ts"

const run: Run = {
  id: "mwv6k8kz-0p7mjf",
  name: "train.py",
  project: "vision",
  workspace: undefined,
  description: undefined,
  link: undefined,
  tags: ["baseline"],
  host: "gpu-07",
  origin: {
    command: "python train.py --epochs 20 --api-key ‹redacted›",
    commit: { id: "4f2a9c1d7be05836", dirty: true },
    job: {
      launcher: "Slurm",
      id: "481516",
      task: undefined,
      node: "gpu-07",
      rank: 0,
      world: 8,
      attempt: 1,
      link: undefined
    }
  }
}

const metrics = { values: { loss: 0.0731, accuracy: 0.9642 }, step: 1_200 }

const output = {
  stderr: {
    lines: ['  File "train.py", line 88, in step', "RuntimeError: CUDA error: device-side assert triggered"],
    omitted: 41
  },
  stdout: { lines: ["epoch 12  loss: 0.0731  accuracy: 0.9642"], omitted: 1_199 }
}

const outcomes = (at: DateTime.Utc): ReadonlyArray<Outcome> => [
  { _tag: "Finished" },
  { _tag: "Failed", exitCode: 1 },
  { _tag: "Interrupted", signal: "SIGTERM", evidence: { _tag: "StoppedByLauncher", launcher: "Slurm" } },
  { _tag: "Killed", signal: "SIGKILL", evidence: { _tag: "OutOfMemory", limit: 68_719_476_736 } },
  { _tag: "Killed", evidence: { _tag: "Vanished" } },
  { _tag: "Lost", lastSignOfLife: DateTime.subtract(at, { minutes: 5 }), evidence: { _tag: "Rebooted" } }
]

const endOf = (outcome: Outcome, at: DateTime.Utc): RunEvent => ({
  _tag: "RunEnded",
  run,
  at,
  outcome,
  duration: Duration.millis(6_912_000),
  metrics,
  output: outcome._tag === "Failed" ? output : undefined,
  alertsHeldBack: 0,
  mentions: []
})

/** All of them as of now. */
export const sampleEvents = (at: DateTime.Utc): ReadonlyArray<RunEvent> => {
  const alert = (
    level: "info" | "warn" | "error",
    reason: Extract<RunEvent, { _tag: "AlertRaised" }>["alert"]["reason"]
  ) => ({ _tag: "AlertRaised", run, at, alert: { level, reason, step: 1_200, heldBack: 0 }, mentions: [] }) as const
  return [
    { _tag: "RunStarted", run, at },
    {
      _tag: "MessageSent",
      run,
      at,
      content: { title: "Checkpoint", text: "epoch 12 is saved", level: "info", fields: { loss: 0.0731 } }
    },
    alert("info", { _tag: "Above", metric: "accuracy", threshold: 0.95, value: 0.9642 }),
    alert("error", { _tag: "NotFinite", metric: "loss", value: Number.NaN }),
    alert("warn", {
      _tag: "Stalled",
      watched: "output",
      silentFor: Duration.minutes(15),
      lastLine: "epoch 12  loss: 0.0731"
    }),
    ...outcomes(at).map((outcome) => endOf(outcome, at))
  ]
}
