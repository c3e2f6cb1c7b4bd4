/** The switch of one run: an alarm is set ahead of each beat, and taken back by the next beat, or by the end. */
import * as Clock from "effect/Clock"
import type * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { written } from "../run/handOver.ts"
import type { KeptRun } from "../run/Keeper.ts"
import { isDoubtful } from "../slack/isDoubtful.ts"
import type { SlackError } from "../slack/SlackError.ts"
import { retrySchedule, type Policy as SlackPolicy } from "../slack/SlackPolicy.ts"
import { alive, silent } from "./alarmWords.ts"
import { makeComplaint } from "./complaint.ts"
import type { millisOf } from "./SwitchPolicy.ts"
import type { Alarm, Alarms } from "./slackAlarms.ts"
import { untilEnded } from "./untilEnded.ts"
import type { Ended } from "./watchRuns.ts"

/** An alarm, and the sign of life after which it was set. */
interface Armed extends Alarm {
  readonly since: number
}

/** The times of the switch, and how an end is retried. */
export interface Limits {
  readonly times: ReturnType<typeof millisOf>
  readonly slack: SlackPolicy
}

/** What else is done about the alarms of a run, by who can do more than set them. */
export interface Around {
  /** The message below which the alarm is to stand. */
  readonly thread: (run: KeptRun) => Effect.Effect<string | undefined>
  /** Called with the alarm that is set; with none when all are taken back. */
  readonly note: (run: KeptRun, alarm: Alarm | undefined) => Effect.Effect<void>
}

/** The alarms of one run, and all that can be done about them. Times are in milliseconds. */
const makeSwitch = (alarms: Alarms, run: KeptRun, { times }: Limits, { thread, note }: Around) => {
  const mark = run.started.run.id
  let lastBeat = 0
  let current: Armed | undefined
  let stale: ReadonlyArray<Armed> = []
  /** Those that cannot be taken back any more, though the run lives. */
  let lost: ReadonlyArray<Armed> = []
  /** Whether Slack may have an alarm that nobody here knows of. */
  let isInDoubt = false

  const isUnknown = ({ id }: Alarm) => ![current, ...stale].some((known) => known?.id === id)

  const learn = Effect.suspend(() => (isInDoubt ? alarms.find(mark) : Effect.succeed([]))).pipe(
    Effect.map((found) => {
      stale = [
        ...stale,
        ...found.filter(isUnknown).map(({ id, channel, due }) => ({ id, channel, due, since: lastBeat }))
      ]
      isInDoubt = false
    })
  )

  const set = Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    if (current !== undefined && now - lastBeat < times.beat) return
    const due = now + times.alarm
    const next = yield* alarms
      .set(yield* written(silent(run, now, due)), mark, due, yield* thread(run))
      .pipe(Effect.tapError((error) => Effect.sync(() => (isInDoubt ||= isDoubtful(error)))))
    stale = current === undefined ? stale : [...stale, current]
    current = { ...next, since: now }
    lastBeat = now
    yield* note(run, next)
  })

  const takeBack = Effect.fnUntraced(function* (alarm: Armed) {
    const inTime = alarm.due - (yield* Clock.currentTimeMillis) >= times.leastLeft
    if (inTime) yield* alarms.unset(alarm)
    else lost = [...lost, alarm]
    stale = stale.filter((other) => other !== alarm)
  })

  const retire = Effect.suspend(() => Effect.forEach(stale, takeBack, { discard: true }))

  /** Says that the run lives, where an alarm has said that it is silent. */
  const withdraw = Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    const gone = lost.filter(({ due }) => due + times.late <= now)
    if (gone.length === 0) return
    yield* alarms.say(yield* written(alive(run, Math.min(...gone.map(({ since }) => since)), now)), yield* thread(run))
    lost = lost.filter((alarm) => !gone.includes(alarm))
  })

  const beat: ReadonlyArray<Effect.Effect<void, SlackError>> = [learn, set, retire, withdraw]

  return {
    /** The new alarm first, so that no moment is without one. */
    beat,
    /** When the next beat is due after one that went well. */
    next: () => Math.min(lastBeat + times.beat, ...lost.map(({ due }) => due + times.late)),
    /** Takes all alarms back. */
    end: Effect.suspend(() => {
      stale = current === undefined ? stale : [...stale, current]
      current = undefined
      return learn.pipe(Effect.zipRight(retire), Effect.zipRight(note(run, undefined)))
    }),
    /** How many alarms may go off although the run has ended. */
    left: Effect.map(Clock.currentTimeMillis, (now) => stale.length + lost.filter(({ due }) => due > now).length)
  }
}

const waitAfter = (error: SlackError, { times }: Limits): number => {
  if (!error.canRetry) return times.beat
  return error._tag === "SlackRateLimited" ? Math.max(times.again, Duration.toMillis(error.retryAfter)) : times.again
}

/** Watches over a run by alarms in Slack, until it has ended and they are taken back. */
export const heartbeat =
  (alarms: Alarms, limits: Limits, around: Around) => (run: KeptRun, ended: Deferred.Deferred<Ended>) => {
    const { beat, next, end, left } = makeSwitch(alarms, run, limits, around)
    const complain = makeComplaint(run)

    /** One step that fails does not keep the others from being tried; the first failure decides how long to wait. */
    const beatOnce = Effect.gen(function* () {
      const [failures] = yield* Effect.partition(beat, (step) => step)
      const [failure] = failures
      const now = yield* Clock.currentTimeMillis
      if (failure === undefined) return Math.max(0, next() - now)
      yield* complain.about(failure)
      return waitAfter(failure, limits)
    })

    const leftOver = Effect.flatMap(left, (count) =>
      count === 0 ? Effect.void : complain.say("its dead-man's switch could not be taken back; it may still go off.")
    )

    const takeBack = Effect.retry(end, retrySchedule(limits.slack)).pipe(
      Effect.catchAll(complain.about),
      Effect.ensuring(leftOver)
    )

    return Effect.zipRight(untilEnded(beatOnce, ended), takeBack)
  }
