/** Finds out what there is to tell of a run that is gone, and tells it, unless somebody has. */
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { calledAtAlert } from "../domain/Mentions.ts"
import { readOomCounters } from "../evidence/OomCounters.ts"
import type { Claim } from "../journal/Claim.ts"
import { claimEnd, takeOver } from "../journal/claimEnd.ts"
import { commandOf } from "../journal/findCommand.ts"
import { ownIdentity } from "../journal/identify.ts"
import { mentionsIn, placesIn } from "../journal/JournalEntry.ts"
import type { JournalError } from "../journal/JournalError.ts"
import type { ProcessIdentity } from "../journal/ProcessIdentity.ts"
import { type OpenRun, readRun } from "../journal/readRun.ts"
import type { Standing } from "../journal/standingClaim.ts"
import type { OutboxError } from "../outbox/OutboxError.ts"
import { outboxFolder } from "../outbox/outboxFolder.ts"
import { put } from "../outbox/put.ts"
import type { Message } from "../slack/Message.ts"
import { render } from "../slack/render.ts"
import { endOf, isUntold } from "./endOf.ts"
import { localeOf } from "./localeOf.ts"
import { done, type Reported, type Reporter, type Why } from "./Reporter.ts"
import { isAlive, stays } from "./stays.ts"
import { deliver, leave, tellEnd } from "./tellEnd.ts"

const waitFor = (process: ProcessIdentity): Reported => ({ _tag: "StillRuns", process })

const claimOf = (message: Message): Effect.Effect<Claim> =>
  Effect.zipWith(ownIdentity(), Clock.currentTimeMillis, (process, at) => ({ by: "watchdog", process, at, message }))

/** The counters first: a control group may vanish. */
const endSeen = Effect.fnUntraced(function* ({ lastLines, announced }: Reporter, run: OpenRun, why: Why) {
  const oom = yield* readOomCounters()
  const now = yield* Clock.currentTimeMillis
  const output = yield* lastLines(run.entry.logs)
  const { command, awaits } = run.entry
  const outlivedWrapper = why === "outlived" && (command !== undefined || awaits !== undefined)
  return endOf(run, { now, oom, output, announced: announced(now), outlivedWrapper })
})

/** The command goes on, so the run has not ended. */
const tellWrapperLost = Effect.fnUntraced(function* (reporter: Reporter, { entry }: OpenRun, { pid }: ProcessIdentity) {
  const alert = { level: "warn", reason: { _tag: "WrapperLost", pid }, heldBack: 0 } as const
  const mentions = calledAtAlert(mentionsIn(entry), alert.level)
  const event = { _tag: "AlertRaised", run: entry.run, at: yield* DateTime.now, alert, mentions } as const
  const key = `${entry.run.id}-wrapper-lost`
  const message = render(event, localeOf(entry))
  yield* Effect.forEach(placesIn(entry), (place) => put(outboxFolder(reporter.folder, place), message, { key }))
  yield* deliver(reporter, entry)
})

/** Somebody had the right to tell the end, and has not noted that it is told. While that one lives, it is theirs. */
const finish = Effect.fnUntraced(function* (reporter: Reporter, run: OpenRun, { claim }: Standing, why: Why) {
  const { entry } = run
  if (Option.isSome(claim) && (yield* isAlive(claim.value.process))) return waitFor(claim.value.process)
  const message = Option.isSome(claim)
    ? claim.value.message
    : render(yield* endSeen(reporter, run, why), localeOf(entry))
  const isOurs = yield* takeOver(reporter.folder, entry.run.id, yield* claimOf(message))
  if (isOurs) yield* tellEnd(reporter, entry, message, true)
  return done
})

/** A claim that cannot be written costs no message. */
const tell = Effect.fnUntraced(function* (
  reporter: Reporter,
  run: OpenRun,
  why: Why
): Effect.fn.Return<Reported, JournalError | OutboxError> {
  const { entry } = run
  const event = yield* endSeen(reporter, run, why)
  if (isUntold(run, event)) return yield* Effect.as(leave(reporter, entry), done)
  const message = render(event, localeOf(entry))
  const claimed = claimEnd(reporter.folder, entry.run.id, yield* claimOf(message))
  if (!(yield* Effect.orElseSucceed(claimed, () => true))) return yield* reportDeath(reporter, entry.run.id, why)
  return yield* Effect.as(tellEnd(reporter, entry, message, false), done)
})

const tellUnlessItGoesOn = Effect.fnUntraced(function* (reporter: Reporter, run: OpenRun, why: Why) {
  const command = yield* commandOf(run.entry)
  if (command === undefined || !(yield* isAlive(command))) return yield* tell(reporter, run, why)
  if (why === "death") yield* tellWrapperLost(reporter, run, command)
  return (yield* isAlive(command)) ? waitFor(command) : yield* tell(reporter, run, "outlived")
})

/** What was only presumed, since nothing was heard for long, gives way to what was seen. */
const isSeen = ({ claim }: Standing): boolean => !Option.exists(claim, ({ presumed }) => presumed === true)

/**
 * Tells the end of a run that is gone: claims it, puts it into the outbox, and delivers what waits there for at most
 * `deliversFor`. It claims no more than was seen. What somebody has told, or is about to tell, it leaves to them. Fails
 * where the end can be neither written down nor delivered; then it is to be tried again.
 */
export const reportDeath = Effect.fn("reportDeath")(function* (
  reporter: Reporter,
  id: string,
  why: Why
): Effect.fn.Return<Reported, JournalError | OutboxError> {
  const found = yield* readRun(reporter.folder, id)
  if (Option.isNone(found)) return done
  const run = found.value
  const standing = Option.getOrUndefined(Option.filter(run.standing, isSeen))
  if (standing?.isTold === true) return yield* Effect.as(leave(reporter, run.entry), done)
  if (why === "flush") yield* deliver(reporter, run.entry)
  if (yield* stays(run.entry.process)) return waitFor(run.entry.process)
  return yield* standing === undefined ? tellUnlessItGoesOn(reporter, run, why) : finish(reporter, run, standing, why)
})
