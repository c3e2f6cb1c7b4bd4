/** Renders an event and hands the message to the notifier; what goes wrong in either gets a tag. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import { identity } from "effect/Function"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import type { RunEvent } from "../domain/RunEvent.ts"
import { redactedMark } from "../domain/redact.ts"
import { Locale } from "../locale/Locale.ts"
import type { Message } from "../slack/Message.ts"
import type { Service as Notifier } from "../slack/Notifier.ts"
import type { Receipt } from "../slack/Receipt.ts"
import { render } from "../slack/render.ts"
import { type SlackError, SlackUnavailable } from "../slack/SlackError.ts"
import { mapTexts } from "./mapTexts.ts"
import { Redactor } from "./Redactor.ts"

/** A redactor that throws lets nothing through. */
const closed = (redact: (text: string) => string) => (text: string) =>
  Either.getOrElse(
    Either.try(() => redact(text)),
    () => redactedMark
  )

/** The event with every text as the `Redactor` leaves it. */
export const redacted = <Event extends RunEvent>(told: Event): Effect.Effect<Event> =>
  Effect.map(Redactor, (redact) => (redact === identity ? told : mapTexts(told, closed(redact))))

/** In the caller's locale; in English when a phrase of somebody's own throws, since a message counts more than its words. */
export const written = (told: RunEvent): Effect.Effect<Message> =>
  Effect.zipWith(Locale, redacted(told), (locale, event) =>
    Either.getOrElse(
      Either.try(() => render(event, locale)),
      () => render(event, Locale.defaultValue())
    )
  )

/** Gives the message its place in the notifier's queue; the inner effect waits for the receipt. */
export const handOver = (notifier: Notifier, event: RunEvent): Effect.Effect<Effect.Effect<Receipt, SlackError>> =>
  Effect.flatMap(written(event), (message) => notifier.enqueue(message))

/** {@link handOver} of a message that is told only if the claim is granted for it; the inner effect has no receipt to give. */
export const handOverClaimed = (
  notifier: Notifier,
  event: RunEvent,
  claim: (message: Message) => Effect.Effect<boolean>
): Effect.Effect<Effect.Effect<void, SlackError>> =>
  Effect.flatMap(written(event), (message) =>
    Effect.flatMap(claim(message), (granted) =>
      granted ? Effect.map(notifier.enqueue(message), Effect.asVoid) : Effect.succeed(Effect.void)
    )
  )

/** Every refusal says what to do, and no other error does. Not by the schema, which takes longer to load than a message to send. */
const isSlackError = (error: SlackError): boolean => Predicate.hasProperty(error, "whatToDo")

const died = () => new SlackUnavailable({ reason: "Connection", detail: "the notifier or the locale died" })

/**
 * A bug in a notifier or a locale of somebody's own is told as a failure: a program that handles every `SlackError`
 * does not die of a message. Its cause is not shown, since it may hold anything.
 */
export const withTag = <A>(effect: Effect.Effect<A, SlackError>): Effect.Effect<A, SlackError> =>
  Effect.catchAllCause(effect, (cause) =>
    Option.exists(Cause.failureOption(cause), isSlackError) ? Effect.failCause(cause) : Effect.fail(died())
  )
