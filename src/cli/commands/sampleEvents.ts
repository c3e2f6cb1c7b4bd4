/** One event of each kind, made up, as `runbell preview` shows them. Pure. */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import type { Curve } from "../../domain/Curve.ts"
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

const metrics = { values: { loss: 0.0731, val_loss: 0.0915, accuracy: 0.9642, lr: 3e-4 }, step: 1_200 }

/** Falls or rises to its end, with a little noise. */
const curveOf = (metric: string, from: number, to: number, best: Curve["best"]): Curve => ({
  metric,
  best,
  points: Array.from({ length: 60 }, (_, index) => {
    const wave = 1 + 0.12 * Math.sin(index * 1.7) * Math.exp(-index / 25)
    const value = index === 59 ? to : Number((to + (from - to) * Math.exp(-index / 9) * wave).toPrecision(4))
    return { step: (index + 1) * 20, low: value, high: value, last: value }
  })
})

const curves = [
  curveOf("loss", 2.312, 0.0731, { goal: "lowest", step: 1_180, value: 0.0728 }),
  curveOf("val_loss", 2.298, 0.0915, { goal: "lowest", step: 1_160, value: 0.0911 }),
  curveOf("accuracy", 0.1, 0.9642, { goal: "highest", step: 1_200, value: 0.9642 })
]

const progress = {
  elapsed: Duration.millis(6_912_000),
  step: 1_200,
  steps: 2_000,
  epoch: 12,
  epochs: 20
}

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
  progress: outcome._tag === "Finished" ? { ...progress, step: 2_000, epoch: 20 } : progress,
  curves,
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
      _tag: "RunProgressed",
      run,
      at,
      metrics,
      progress: {
        ...progress,
        speed: 0.174,
        remaining: { atLeast: Duration.minutes(74), atMost: Duration.minutes(82) }
      },
      curves
    },
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
