/** The messages that this process has put into the outbox and waits for. */
import * as DateTime from "effect/DateTime"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import type { Message } from "../slack/Message.ts"
import type { Receipt } from "../slack/Receipt.ts"
import { type SlackError, SlackNotDelivered, SlackPostponed } from "../slack/SlackError.ts"
import type { Own } from "./Backlog.ts"
import type { Waiting } from "./digest.ts"
import { keyOf } from "./keyOf.ts"
import type { OutboxError } from "./OutboxError.ts"
import { nextName, putAs } from "./put.ts"
import { refusalOf } from "./refusal.ts"
import { list, openSpool } from "./spool.ts"

interface Pending {
  readonly waiting: Waiting
  readonly receipt: Deferred.Deferred<Receipt, SlackError>
  /** `writing` until it is known to be on the disk, or not to be. */
  readonly place: "writing" | "disk" | "memory"
}

/** The book of them. */
export interface OwnMessages extends Own {
  /** Puts a message into the outbox, or keeps it in memory where that cannot be. */
  readonly take: (message: Message) => Effect.Effect<Deferred.Deferred<Receipt, SlackError>>
  readonly settle: (names: ReadonlyArray<string>, result: Either.Either<Receipt, SlackError>) => Effect.Effect<void>
  readonly failed: (error: SlackError) => Effect.Effect<void>
  /** Settles what another process has delivered, or had refused. */
  readonly settleGone: Effect.Effect<void>
  /** Waits for none any more, and answers how many of them the outbox keeps, and how many nobody does. */
  readonly letGo: Effect.Effect<{ readonly kept: number; readonly lost: number }>
  readonly postponed: () => SlackPostponed
  readonly isEmpty: () => boolean
}

/** What is known of a delivery that another process made. */
const deliveredElsewhere = (destination: string): Effect.Effect<Receipt> =>
  Effect.map(DateTime.now, (at) => ({ destination, at, form: "blocks", attempts: 1 }))

/** Opens the book. */
export const makeOwnMessages = (folder: string, destination: string): OwnMessages => {
  const pending = new Map<string, Pending>()
  let lastFailure: SlackError | undefined
  let warned = false
  let kept = 0

  const names = (place: Pending["place"]) =>
    Array.from(pending).flatMap(([name, one]) => (one.place === place ? [name] : []))

  const enter = (name: string, message: Message, receipt: Pending["receipt"], place: Pending["place"]): void => {
    const at = DateTime.toEpochMillis(message.event.at)
    pending.set(name, { waiting: { name, at, mayRepeat: false, message }, receipt, place })
  }

  /** Entered before it is written: the worker may deliver it before this fiber goes on. */
  const write = (message: Message, receipt: Pending["receipt"]) =>
    Effect.gen(function* () {
      const key = keyOf(message)
      const { name, waitsAlready } = yield* nextName(folder, key)
      enter(name, message, receipt, "writing")
      if (!waitsAlready) {
        yield* putAs(folder, name, message, { key }).pipe(
          Effect.tapError(() => Effect.sync(() => pending.delete(name)))
        )
      }
      if (pending.has(name)) enter(name, message, receipt, "disk")
    })

  const keep = (message: Message, receipt: Pending["receipt"]): void => {
    kept += 1
    enter(`memory ${kept}`, message, receipt, "memory")
  }

  const keepAndWarn = (message: Message, receipt: Pending["receipt"], error: OutboxError) =>
    Effect.suspend(() => {
      keep(message, receipt)
      if (warned) return Effect.void
      warned = true
      return Effect.logWarning(`runbell: ${error.message} Messages are kept in memory until Slack has them.`)
    })

  const take = (message: Message) =>
    Effect.tap(Deferred.make<Receipt, SlackError>(), (receipt) => {
      // Behind those in memory, so that the order holds.
      if (names("memory").length > 0) return Effect.sync(() => keep(message, receipt))
      return write(message, receipt).pipe(
        Effect.catchAll(() => Effect.zipRight(openSpool(folder), write(message, receipt))), // somebody may have tidied up
        Effect.catchAll((error) => keepAndWarn(message, receipt, error))
      )
    })

  const settle: OwnMessages["settle"] = (names, result) =>
    Effect.forEach(
      names,
      (name) => {
        const one = pending.get(name)
        pending.delete(name)
        return one === undefined
          ? Effect.void
          : Deferred.done(one.receipt, Either.match(result, { onLeft: Exit.fail, onRight: Exit.succeed }))
      },
      { discard: true }
    )

  const settleGone = Effect.gen(function* () {
    const mine = names("disk")
    if (mine.length === 0) return
    const standing = new Set((yield* list(folder)).names)
    for (const name of mine.filter((name) => !standing.has(name))) {
      const refusal = yield* refusalOf(folder, name)
      const result = Option.isSome(refusal)
        ? Either.left(refusal.value)
        : Either.right(yield* deliveredElsewhere(destination))
      yield* settle([name], result)
    }
  }).pipe(Effect.ignore)

  const postponed = () => new SlackPostponed({ reason: lastFailure?.whatHappened })

  const letGo = Effect.gen(function* () {
    const onDisk = names("disk")
    const inMemory = names("memory")
    yield* settle(onDisk, Either.left(postponed()))
    yield* settle(inMemory, Either.left(new SlackNotDelivered()))
    return { kept: onDisk.length, lost: inMemory.length }
  })

  return {
    take,
    settle,
    settleGone,
    letGo,
    postponed,
    failed: (error) =>
      Effect.sync(() => {
        lastFailure = error
      }),
    isEmpty: () => pending.size === 0,
    known: (name) => pending.get(name)?.waiting,
    stored: () => names("disk"),
    unstored: () => names("memory")
  }
}
