/** Delivers what waits for a destination, in order, until nothing waits. What cannot be delivered yet stays. */
import * as Arr from "effect/Array"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import { Locale, type Service as LocaleService } from "../locale/Locale.ts"
import { isContentRefused } from "../slack/isContentRefused.ts"
import { nextOf } from "../slack/nextOf.ts"
import type { Receipt } from "../slack/Receipt.ts"
import type { SlackError } from "../slack/SlackError.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { lookahead, makeBacklog, type Own } from "./Backlog.ts"
import type { Carrier } from "./Carrier.ts"
import { type Attempt, makeCourier } from "./courier.ts"
import { type Drained, makeTally, type Tally } from "./Drained.ts"
import { type Batch, isPatient, nextBatch, type Waiting } from "./digest.ts"
import { makeFaults } from "./Faults.ts"
import { asLeader } from "./leadership.ts"
import type { OutboxError } from "./OutboxError.ts"
import { pollPause } from "./pollPause.ts"
import { list, openSpool, sweep } from "./spool.ts"

/** What the one who drains has to do with the messages. */
export interface Owner extends Own {
  /** Called when messages are delivered, or refused for good. */
  readonly settle: (names: ReadonlyArray<string>, result: Either.Either<Receipt, SlackError>) => Effect.Effect<void>
  /** Called when an attempt failed and will be made again. */
  readonly failed: (error: SlackError) => Effect.Effect<void>
  /** There is little time left: what waits is told together. */
  readonly isHurried: () => boolean
  /** It has nothing left to wait for. */
  readonly isDone: () => boolean
  /** How its messages are worded, where it has put some: its layer may know no locale, or another one. */
  readonly locale: () => LocaleService | undefined
  /** Waits for the turn, or less long when it has nothing left to wait for. */
  readonly wait: (turn: Effect.Effect<void>) => Effect.Effect<void>
}

const nobody: Owner = {
  known: () => undefined,
  stored: () => [],
  unstored: () => [],
  settle: () => Effect.void,
  failed: () => Effect.void,
  isHurried: () => false,
  isDone: () => false,
  locale: () => undefined,
  wait: (turn) => turn
}

/** Removes what a killed process has left half written, and what was set aside so long ago that nobody will look. Once is enough for a process. */
export const tidy = Effect.fnUntraced(function* (folder: string) {
  const { outboxKeeps } = yield* SlackPolicy
  const now = yield* Clock.currentTimeMillis
  yield* sweep(folder, now - Duration.toMillis(outboxKeeps))
})

const isOfRun = (one: Waiting, other: Waiting): boolean => one.message.event.run?.id === other.message.event.run?.id

/** Those behind the first that belong to its run, up to one that may not be told with it. */
const ofOneRun = (
  head: Waiting,
  behind: ReadonlyArray<Waiting>,
  goTogether: NonNullable<Carrier["goTogether"]>
): ReadonlyArray<Waiting> =>
  Arr.takeWhile(
    behind.filter((one) => isOfRun(one, head)),
    (one) => goTogether(head.message, one.message)
  )

/** Delivers as the leader of the folder. */
export const drainAsLeader = Effect.fnUntraced(function* (
  folder: string,
  carrier: Carrier,
  owner: Owner,
  tally: Tally
): Effect.fn.Return<void, OutboxError> {
  const policy = yield* SlackPolicy
  const ownLocale = yield* Locale
  const backlog = makeBacklog(folder, owner, tally)
  const courier = yield* makeCourier(folder, carrier, policy)
  /** Refused in a bundle. Perhaps it was the bundle that Slack did not like. */
  const alone = new Set<string>()
  const faults = makeFaults()

  const doubted = (one: Waiting): Waiting => (courier.mayHaveGone(one.name) ? { ...one, mayRepeat: true } : one)

  /** Where it is looked for, what may have gone goes again as it went, and nothing else with it. */
  const mustGoAsItWent = ({ name }: Waiting) => carrier.looksUp === true && courier.mayHaveGone(name)

  /** What goes next. What may have gone is not passed: an answer to another one would take the doubt away. */
  const next = Effect.gen(function* () {
    const [oldest] = yield* backlog.first(1)
    if (oldest === undefined || courier.mayHaveGone(oldest.name)) return oldest
    if (oldest.message.adds === undefined && !faults.isOthersTurn()) return oldest
    const waiting = yield* backlog.first(lookahead)
    if (faults.isOthersTurn()) return waiting.find((one) => !isOfRun(one, oldest)) ?? oldest
    return waiting[nextOf(waiting.map(({ message }) => message))]
  })

  /** Looks behind the first message only where it would take others along. */
  const choose = Effect.gen(function* () {
    const head = yield* next
    if (head === undefined) return undefined
    const now = yield* Clock.currentTimeMillis
    const asItWent = mustGoAsItWent(head)
    const isHurried = owner.isHurried() || asItWent
    const [oldest = head] = yield* backlog.first(1)
    /** Those of a run that is passed keep their order. */
    const isPassed = (one: Waiting) => faults.isOthersTurn() && isOfRun(one, oldest)
    const isAlone = alone.has(head.name) || isPatient(head, policy, now, isHurried)
    const behind = isAlone
      ? []
      : Arr.dropWhile(yield* backlog.first(lookahead), ({ name }) => name !== head.name)
          .slice(1)
          .filter((one) => mustGoAsItWent(one) === asItWent && (isOfRun(one, head) || !isPassed(one)))
    const rest = carrier.goTogether === undefined ? behind : ofOneRun(head, behind, carrier.goTogether)
    return nextBatch(
      [doubted(head), ...rest.map(doubted)],
      { ...policy, locale: owner.locale() ?? ownLocale },
      now,
      isHurried
    )
  })

  const conclude = (attempt: Attempt, { names }: Batch): Effect.Effect<void> => {
    faults.note(attempt, names)
    switch (attempt._tag) {
      case "Failed":
        return owner.failed(attempt.error)
      case "Accepted":
        tally.add("delivered", names.length)
        return Effect.zipRight(backlog.forget(names), owner.settle(names, Either.right(attempt.receipt)))
      case "Refused":
        if (isContentRefused(attempt.error) && names.length > 1) {
          return Effect.sync(() => names.forEach((name) => alone.add(name)))
        }
        tally.add("refused", names.length)
        return Effect.zipRight(backlog.bury(names, attempt.error), owner.settle(names, Either.left(attempt.error)))
    }
  }

  /** Answers whether there is more to do. */
  const step = Effect.gen(function* () {
    if (owner.isDone() || !(yield* backlog.refresh)) return false
    yield* owner.wait(courier.turn)
    if (owner.isDone()) return false
    yield* backlog.refresh
    const batch = yield* choose
    if (batch !== undefined) {
      yield* courier.attempt(batch, (attempt) => conclude(attempt, batch))
    }
    return true
  })

  yield* Effect.repeat(step, { while: (isMore) => isMore }).pipe(Effect.ensuring(courier.leave))
})

const nothingLeft = (folder: string) => Effect.map(list(folder), ({ names }) => names.length === 0)

/**
 * Delivers what waits in a destination's folder until nothing waits, for at most `limit`; while another process
 * delivers it, waits for that one. What is `left` then stays where it is. The carrier is to make one attempt only: the
 * pauses between attempts are those of the policy, and outlive the process.
 *
 * @since 0.1.0
 */
export const drain = Effect.fn("outbox.drain")(function* (
  folder: string,
  carrier: Carrier,
  limit: Duration.DurationInput
): Effect.fn.Return<Drained & { readonly left: number }, OutboxError> {
  const policy = yield* SlackPolicy
  const began = yield* Clock.currentTimeMillis
  const lookAgain = Effect.flatMap(Clock.currentTimeMillis, (now) =>
    Effect.delay(nothingLeft(folder), pollPause(now - began, policy))
  )
  const tally = makeTally()
  yield* openSpool(folder)
  yield* tidy(folder)
  yield* asLeader(folder, drainAsLeader(folder, carrier, nobody, tally)).pipe(
    Effect.flatMap(
      Option.match({
        onNone: () => lookAgain,
        onSome: () => Effect.succeed(true)
      })
    ),
    Effect.repeat({ until: (isOver) => isOver }),
    Effect.interruptible,
    Effect.timeoutOption(limit)
  )
  const { names } = yield* list(folder)
  return { ...tally.total(), left: names.length }
})
