/** A channel as a bot posts to it: runs with their cards and threads, and everything else in the channel. */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Run } from "../domain/Run.ts"
import { makeAdditions } from "./additions.ts"
import type { BotParts } from "./BotParts.ts"
import { makeCallByEmail } from "./callByEmail.ts"
import { atOnce, type Deliver, type Delivered, makeDelivery } from "./delivery.ts"
import type { Taken } from "./forms.ts"
import { isDoubtful } from "./isDoubtful.ts"
import type { Message } from "./Message.ts"
import type { Posted } from "./posting.ts"
import type { Receipt } from "./Receipt.ts"
import { makeRunThreads } from "./runThreads.ts"
import type { Sending } from "./Sending.ts"
import type { SlackError } from "./SlackError.ts"
import type { Policy } from "./SlackPolicy.ts"
import { cardKey, showCard } from "./showCard.ts"
import { tellStart } from "./tellStart.ts"

/** The words for where a bot's messages go. */
export const destinationOf = (channel: string): string => `Slack channel ${channel}`

/** What is edited or added is no message of its own, and has no `ts`. */
const noMessage: Delivered = { form: "blocks" }

const makeSteps = (parts: BotParts) => {
  const { edits } = parts
  const threads = makeRunThreads(parts)
  const additions = makeAdditions(parts, threads)
  const callByEmail = makeCallByEmail(parts.api)

  const told = ({ message }: Sending, taken: Taken<Posted>): Delivered => {
    additions.stands(message, taken)
    return { ts: taken.taken.ts, form: taken.form }
  }

  const start = (run: Run, sending: Sending) =>
    tellStart(parts, threads, run, sending).pipe(
      // Without a card nothing is to be shown.
      Effect.tapError((error) => (error.canRetry ? Effect.void : edits.close(run.id))),
      Effect.map((taken) => told(sending, taken))
    )

  /** Left to who edits in the background when Slack wants no edit now: nothing behind it has to wait for that. */
  const card = (run: Run, { message, turns }: Sending): Effect.Effect<Delivered, SlackError> =>
    turns
      .call(
        Effect.catchIf(
          Effect.asVoid(showCard(parts, run, message, turns.post)),
          (error) => error._tag === "SlackRateLimited" && edits.owe(cardKey(run), message),
          () => Effect.void
        )
      )
      .pipe(Effect.as(noMessage))

  const inThread = (sending: Sending, broadcast: boolean) => {
    const { message } = sending
    return Effect.map(threads.show(message.event.run, message, sending, broadcast), (taken) => told(sending, taken))
  }

  const tell = (sending: Sending): Effect.Effect<Delivered, SlackError> => {
    const { event } = sending.message
    switch (event._tag) {
      case "RunStarted":
        return start(event.run, sending)
      case "RunProgressed":
        return card(event.run, sending)
      default:
        return inThread(sending, event._tag === "RunEnded")
    }
  }

  const step = (sending: Sending): Effect.Effect<Delivered, SlackError> => {
    const { event, adds } = sending.message
    switch (adds) {
      case "card":
        return event.run === undefined ? Effect.succeed(noMessage) : card(event.run, sending)
      case "picture":
        return Effect.as(additions.picture(sending), noMessage)
      case "whole":
        return Effect.as(additions.whole(sending), noMessage)
      case undefined:
        return tell(sending)
    }
  }

  return (sending: Sending): Effect.Effect<Delivered, SlackError> =>
    edits.closeWith(sending.message).pipe(
      Effect.zipRight(callByEmail(sending.message)),
      Effect.flatMap((message) => step({ ...sending, message }))
    )
}

/** The delivery of steps, see `stepsOf`, with all attempts at each. */
export const makeBot = (parts: BotParts, policy: Policy): Effect.Effect<Deliver, never, Scope.Scope> => {
  const step = makeSteps(parts)
  return makeDelivery(
    {
      destination: destinationOf(parts.channel),
      deliver: (message, turns) =>
        Effect.suspend(() => step({ message, key: crypto.randomUUID(), inDoubt: false, turns }))
    },
    policy
  )
}

/**
 * One attempt at a step, see `stepsOf`, for who keeps the pace and makes the pauses itself. A step of the same `key` is
 * told once: where an attempt at it may have arrived, it is looked for. `mayHaveArrived` says so of an attempt that
 * another process made.
 */
export const attemptBot = (parts: BotParts) => {
  const step = makeSteps(parts)
  const doubtful = new Set<string>()
  return Effect.fn("SlackNotifier.attempt")(function* (
    message: Message,
    key: string,
    mayHaveArrived = false
  ): Effect.fn.Return<Receipt, SlackError> {
    const inDoubt = mayHaveArrived || doubtful.has(key)
    const delivered = yield* step({ message, key, inDoubt, turns: atOnce }).pipe(
      Effect.tapError((error) => Effect.sync(() => isDoubtful(error) && doubtful.add(key)))
    )
    doubtful.delete(key)
    return { destination: destinationOf(parts.channel), at: yield* DateTime.now, attempts: 1, ...delivered }
  })
}
