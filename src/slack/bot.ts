/** A channel as a bot posts to it: runs with their cards and threads, and everything else in the channel. */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import type { Run } from "../domain/Run.ts"
import type { RunEvent } from "../domain/RunEvent.ts"
import type { BotParts } from "./BotParts.ts"
import { makeCallByEmail } from "./callByEmail.ts"
import { atOnce, type Deliver, type Delivered, makeDelivery, type Turns } from "./delivery.ts"
import { type Standing, sendPicture, sendSnippet } from "./files.ts"
import type { Shown, Taken } from "./forms.ts"
import { isDoubtful } from "./isDoubtful.ts"
import type { Message } from "./Message.ts"
import { lookFor, makePost, type Place, type Posted } from "./posting.ts"
import type { Receipt } from "./Receipt.ts"
import type { SlackError } from "./SlackError.ts"
import type { Policy } from "./SlackPolicy.ts"
import { cardKey, cardOf, editPosted, postCard, showCard } from "./showCard.ts"
import { wholeAsText } from "./wholeError.ts"

/** The words for where a bot's messages go. */
export const destinationOf = (channel: string): string => `Slack channel ${channel}`

/** One message on its way. */
interface Sending {
  readonly message: Message
  /** What it is found again by. */
  readonly key: string
  /** Whether it may be there already. */
  readonly inDoubt: boolean
  readonly turns: Turns
}

const isChannelId = (channel: string): boolean => /^[CDG][A-Z0-9]{7,}$/u.test(channel)

/** Posts are refused in a thread, and may be taken in the channel: method page "chat.postMessage". */
const threadRefusals: ReadonlySet<string> = new Set([
  "cannot_reply_to_message",
  "restricted_action_non_threadable_channel",
  "restricted_action_thread_locked"
])

/**
 * Assumed of a thread whose first message was deleted: the method page "chat.postMessage" has no code for it, those of
 * other methods on threads and messages have these.
 */
const threadGone: ReadonlySet<string | undefined> = new Set(["thread_not_found", "message_not_found"])

const isThreadRefusal = (error: SlackError): boolean => {
  if (error._tag === "SlackPostForbidden") return threadRefusals.has(error.code)
  return (error._tag === "SlackEditRefused" || error._tag === "SlackUnexpectedAnswer") && threadGone.has(error.code)
}

/** An error in more parts than these is easier to read as a file. */
const mostParts = 2

const nothingToDo: Delivered = { form: "blocks" }

const makeSteps = (parts: BotParts) => {
  const { api, cards, channel, edits, forms } = parts
  /** A name is good for posting alone; the first answer tells the id. */
  let id = isChannelId(channel) ? channel : undefined

  const postAt = (place: Place, { key, inDoubt, turns }: Sending) => {
    const post = makePost(api, { ...place, id: place.id ?? id }, key, inDoubt, turns.again)
    return (body: Parameters<typeof post>[0]) =>
      Effect.tap(turns.post(Effect.suspend(() => post(body))), (posted) =>
        Effect.sync(() => {
          id = posted.channel
        })
      )
  }

  /** Where messages stand to which something is added. */
  const standing = new WeakMap<RunEvent, Standing>()
  /** How many parts of an error are posted, by key. */
  const partsPosted = new Map<string, number>()

  const told = ({ event, text }: Message, { taken, form, blocks }: Taken<Posted>): Delivered => {
    if (blocks !== undefined) standing.set(event, { ...taken, text, blocks })
    return { ts: taken.ts, form }
  }

  const inChannel = (shown: Shown, sending: Sending) => forms.send(shown, postAt({ channel }, sending))

  /** In the thread of the run's card, if it has one. */
  const inThread = Effect.fnUntraced(function* (
    run: Run | undefined,
    shown: Shown,
    sending: Sending,
    broadcast: boolean
  ) {
    const card = run === undefined ? undefined : Option.getOrUndefined(yield* cards.recall(cardKey(run)))
    if (card === undefined) return yield* inChannel(shown, sending)
    const thread = { channel: card.channel, id: card.channel, thread: card.ts, broadcast }
    return yield* Effect.catchIf(forms.send(shown, postAt(thread, sending)), isThreadRefusal, () =>
      inChannel(shown, sending)
    )
  })

  /** An attempt at work whose earlier attempts may have a card. */
  const start = Effect.fnUntraced(function* (run: Run, sending: Sending) {
    const { message, key, inDoubt } = sending
    const own = cardKey(run)
    const card = Option.getOrUndefined(yield* cards.recall(own))
    if (card === undefined) {
      const why = (run.origin?.job?.attempt ?? 1) > 1 && run.card !== undefined ? "unknown" : undefined
      return yield* postCard(parts, own, message, why, postAt({ channel }, sending))
    }
    const itself = inDoubt ? yield* lookFor(api, { id: card.channel }, key) : Option.none()
    if (Option.isSome(itself)) return { taken: itself.value, form: "blocks" as const }
    const why = yield* edits.run(editPosted(parts, card, cardOf(message, card.why))).pipe(
      Effect.map(({ taken }) => taken),
      // The next progress shows what this one could not, and the attempt is told in the thread.
      Effect.catchIf(
        (error) => error.canRetry,
        () => Effect.succeed(undefined)
      )
    )
    return why === undefined
      ? yield* inThread(run, message.again ?? message, sending, false)
      : yield* postCard(parts, own, message, why, postAt({ channel }, sending))
  })

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
      .pipe(Effect.as(nothingToDo))

  const shareOf = Effect.fnUntraced(function* ({ event }: Message) {
    const card = event.run === undefined ? undefined : Option.getOrUndefined(yield* cards.recall(cardKey(event.run)))
    const main = standing.get(event)
    if (card !== undefined) return { channel: card.channel, thread: card.ts }
    if (main !== undefined) return { channel: main.channel, thread: main.ts }
    return id === undefined ? undefined : { channel: id }
  })

  const picture = Effect.fnUntraced(function* ({ message, turns }: Sending) {
    const share = yield* shareOf(message)
    if (share !== undefined) yield* sendPicture(parts, message, standing.get(message.event), share, turns)
    return nothingToDo
  })

  /** As a file when it is long and may be one; else in messages, from the first that is not posted yet. */
  const whole = Effect.fnUntraced(function* (sending: Sending) {
    const { message, key, turns } = sending
    const texts = wholeAsText(message)
    const share = texts.length > mostParts && !partsPosted.has(key) ? yield* shareOf(message) : undefined
    if (share !== undefined && (yield* sendSnippet(parts, message, share, turns))) return nothingToDo
    for (const [index, shown] of texts.entries()) {
      if (index < (partsPosted.get(key) ?? 0)) continue
      yield* inThread(message.event.run, shown, { ...sending, key: `${key}.${index + 1}` }, false)
      partsPosted.set(key, index + 1)
    }
    partsPosted.delete(key)
    return nothingToDo
  })

  const callByEmail = makeCallByEmail(api)

  const post = (sending: Sending): Effect.Effect<Delivered, SlackError> => {
    const { message } = sending
    const { event, adds } = message
    if (adds === "card") return event.run === undefined ? Effect.succeed(nothingToDo) : card(event.run, sending)
    if (adds === "picture") return picture(sending)
    if (adds === "whole") return whole(sending)
    switch (event._tag) {
      case "RunStarted":
        return start(event.run, sending).pipe(
          // Without a card nothing is to be shown.
          Effect.tapError((error) => (error.canRetry ? Effect.void : edits.close(event.run.id))),
          Effect.map((taken) => told(message, taken))
        )
      case "RunProgressed":
        return card(event.run, sending)
      case "RunEnded":
        return Effect.map(inThread(event.run, message, sending, true), (taken) => told(message, taken))
      default:
        return Effect.map(inThread(event.run, message, sending, false), (taken) => told(message, taken))
    }
  }

  return (sending: Sending): Effect.Effect<Delivered, SlackError> =>
    edits.closeWith(sending.message).pipe(
      Effect.zipRight(callByEmail(sending.message)),
      Effect.flatMap((message) => post({ ...sending, message }))
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
