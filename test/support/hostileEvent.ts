/** Any RunEvent at all, with hostile text wherever an event holds text and every number that is one. */
import { DateTime, Duration, FastCheck } from "effect"
import type { Alert, Curve, Mention, MessageContent, MetricSnapshot, Outcome, Progress, RunEvent } from "runbell"
import type { ErrorReport } from "../../src/domain/ErrorReport.ts"
import type { Evidence } from "../../src/domain/Evidence.ts"
import type { Origin } from "../../src/domain/Origin.ts"
import type { OutputTail } from "../../src/domain/OutputTail.ts"
import type { Run } from "../../src/domain/Run.ts"
import { hostileText } from "./hostileText.ts"

const { array, constant, constantFrom, dictionary, double, integer, nat, oneof, option, record } = FastCheck

/** Schema.Record of effect 3.22 drops a key `__proto__`, whoever made it one of the object's own. */
const key = hostileText.filter((text) => text !== "__proto__")

const maybe = <A>(arbitrary: FastCheck.Arbitrary<A>) => option(arbitrary, { nil: undefined })

const number = oneof(
  double(),
  integer(),
  constantFrom(Number.NaN, Infinity, -Infinity, -0, Number.MAX_VALUE, Number.MIN_VALUE)
)

const at = integer({ min: -8.64e15, max: 8.64e15 }).map((millis) => DateTime.unsafeMake(millis))

const level = constantFrom("info" as const, "warn" as const, "error" as const)

const mention: FastCheck.Arbitrary<Mention.Mention> = oneof(
  record({ _tag: constant("User" as const), id: oneof(constantFrom("U012AB3CD", "W012AB3CD"), hostileText) }),
  record({ _tag: constant("Group" as const), id: oneof(constant("S012AB3CD" as const), hostileText) }),
  constantFrom({ _tag: "Here" } as const, { _tag: "Channel" } as const)
)

const mentions = array(mention, { maxLength: 30 })

const count = maybe(nat())

const origin: FastCheck.Arbitrary<Origin> = record({
  command: maybe(hostileText),
  commit: maybe(record({ id: hostileText, dirty: maybe(FastCheck.boolean()) })),
  job: maybe(
    record({
      launcher: hostileText,
      id: maybe(hostileText),
      task: maybe(hostileText),
      node: maybe(hostileText),
      rank: count,
      world: count,
      attempt: count,
      link: maybe(oneof(FastCheck.webUrl(), hostileText))
    })
  )
})

const run: FastCheck.Arbitrary<Run> = record({
  id: hostileText,
  name: hostileText,
  project: maybe(hostileText),
  workspace: maybe(hostileText),
  description: maybe(hostileText),
  link: maybe(oneof(FastCheck.webUrl({ withQueryParameters: true }), hostileText)),
  tags: array(hostileText, { maxLength: 20 }),
  card: maybe(hostileText),
  host: maybe(hostileText),
  origin: maybe(origin)
})

const metrics: FastCheck.Arbitrary<MetricSnapshot> = record({
  values: dictionary(key, number, { maxKeys: 30 }),
  step: maybe(number)
})

const point = FastCheck.tuple(number, number, number).map(([step, one, other]) => ({
  step,
  low: Math.min(one, other),
  high: Math.max(one, other),
  last: one
}))

const curve: FastCheck.Arbitrary<Curve> = record({
  metric: hostileText,
  points: array(point, { maxLength: 70 }),
  best: maybe(record({ goal: constantFrom("lowest" as const, "highest" as const), step: number, value: number }))
})

const curves = maybe(array(curve, { maxLength: 9 }))

const fields = dictionary(key, oneof(number, hostileText), { maxKeys: 30 })

const content: FastCheck.Arbitrary<MessageContent> = record({
  title: maybe(hostileText),
  text: maybe(hostileText),
  level: maybe(level),
  fields: maybe(fields),
  link: maybe(oneof(FastCheck.webUrl(), hostileText)),
  curves
})

const duration = nat({ max: Number.MAX_SAFE_INTEGER }).map(Duration.millis)

const progress: FastCheck.Arbitrary<Progress> = record({
  elapsed: duration,
  step: maybe(number),
  steps: maybe(number),
  epoch: maybe(number),
  epochs: maybe(number),
  speed: maybe(number),
  remaining: maybe(record({ atLeast: duration, atMost: duration }))
})

const alert: FastCheck.Arbitrary<Alert.Alert> = record({
  level,
  reason: oneof(
    record({
      _tag: constantFrom("Above" as const, "Below" as const),
      metric: hostileText,
      threshold: number,
      value: number
    }),
    record({ _tag: constant("NotFinite" as const), metric: hostileText, value: number }),
    record({ _tag: constant("Condition" as const), title: maybe(hostileText) }),
    record({
      _tag: constant("Stalled" as const),
      watched: constantFrom("output" as const, "metrics" as const),
      silentFor: duration,
      lastLine: maybe(hostileText)
    }),
    record({ _tag: constant("Resumed" as const), silentFor: duration }),
    record({ _tag: constant("WrapperLost" as const), pid: nat() })
  ),
  step: maybe(number),
  heldBack: nat()
})

const error: FastCheck.Arbitrary<ErrorReport> = record({
  kind: constantFrom("failure" as const, "defect" as const),
  name: hostileText,
  message: hostileText,
  head: array(hostileText, { maxLength: 30 }),
  omitted: nat(),
  tail: array(hostileText, { maxLength: 30 }),
  causes: array(record({ name: hostileText, message: hostileText }), { maxLength: 8 }),
  location: maybe(hostileText),
  others: nat()
})

const evidence: FastCheck.Arbitrary<Evidence> = oneof(
  record({ _tag: constant("OutOfMemory" as const), limit: maybe(nat({ max: Number.MAX_SAFE_INTEGER })) }),
  record({ _tag: constant("PerhapsOutOfMemory" as const), killed: nat() }),
  record({
    _tag: constantFrom(
      "NotOutOfMemory" as const,
      "CommandNotFound" as const,
      "CommandNotExecutable" as const,
      "NativeCrash" as const,
      "Vanished" as const,
      "EndedUnseen" as const,
      "EndedEarly" as const,
      "Rebooted" as const
    )
  }),
  record({ _tag: constant("ShellSignal" as const), signal: hostileText }),
  record({
    _tag: constantFrom("TimeLimit" as const, "StoppedByLauncher" as const, "Requeued" as const),
    launcher: hostileText
  })
)

const signalled = { signal: maybe(hostileText), evidence: maybe(evidence) }

const outputTail: FastCheck.Arbitrary<OutputTail> = record({
  lines: array(hostileText, { maxLength: 60 }),
  omitted: nat()
})

const outcome: FastCheck.Arbitrary<Outcome.Outcome> = oneof(
  record({ _tag: constant("Finished" as const), summary: maybe(fields) }),
  record({ _tag: constant("Failed" as const), error: maybe(error), exitCode: count, evidence: maybe(evidence) }),
  record({ _tag: constant("Interrupted" as const), ...signalled, exitCode: count }),
  record({ _tag: constant("Killed" as const), ...signalled }),
  record({ _tag: constant("Lost" as const), lastSignOfLife: maybe(at), evidence: maybe(evidence) })
)

/** One arbitrary for each kind of event. */
export const hostileEvents = {
  RunStarted: record({ _tag: constant("RunStarted" as const), run, at }),
  RunProgressed: record({
    _tag: constant("RunProgressed" as const),
    run,
    at,
    metrics,
    progress: maybe(progress),
    curves
  }),
  MessageSent: record({ _tag: constant("MessageSent" as const), run: maybe(run), at, content }),
  AlertRaised: record({ _tag: constant("AlertRaised" as const), run, at, alert, mentions }),
  RunEnded: record({
    _tag: constant("RunEnded" as const),
    run,
    at,
    outcome,
    duration,
    metrics: maybe(metrics),
    progress: maybe(progress),
    curves,
    output: maybe(record({ stderr: outputTail, stdout: outputTail })),
    alertsHeldBack: nat(),
    mentions
  })
} as const

/** Any event. */
export const hostileEvent: FastCheck.Arbitrary<RunEvent.RunEvent> = oneof(...Object.values(hostileEvents))
