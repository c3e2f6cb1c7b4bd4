/** A message as a bot delivers it: the message itself, and what is added to it below. Pure. */
import type { RunEnded, RunEvent } from "../domain/RunEvent.ts"
import type { Message } from "./Message.ts"

type NonEmpty<A> = readonly [A, ...ReadonlyArray<A>]

/** The whole of an error is in the last step alone: it is long, and each step may be kept on a disk. */
const withoutWhole = (event: RunEvent): RunEvent => {
  if (event._tag !== "RunEnded" || event.outcome._tag !== "Failed" || event.outcome.error?.whole === undefined) {
    return event
  }
  const { whole: _, ...error } = event.outcome.error
  return { ...event, outcome: { ...event.outcome, error } } satisfies RunEnded
}

/** What a bot can add to a message. */
export interface Adding {
  /** Whether anybody draws: a picture that nobody does is no step. */
  readonly draws: boolean
}

/**
 * Each step is delivered for itself and in this order, so that none waits for a later one and none is lost with another.
 * The first is the message, and its receipt is that of the message: nobody waits for a picture.
 */
export const stepsOf = (message: Message, { draws }: Adding = { draws: true }): NonEmpty<Message> => {
  if (message.adds !== undefined) return [message] // a step already
  const { picture, whole, ...bare } = message
  const event = withoutWhole(message.event)
  const main = { ...bare, event }
  return [
    main,
    ...(event._tag === "RunEnded" && message.card !== undefined ? [{ ...main, adds: "card" as const }] : []),
    ...(picture === undefined || !draws ? [] : [{ ...main, picture, adds: "picture" as const }]),
    ...(whole === undefined ? [] : [{ ...bare, event: message.event, whole, adds: "whole" as const }])
  ]
}
