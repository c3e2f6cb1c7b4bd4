/** What the recorder was told, in the forms that tests look at. */
import { Effect } from "effect"
import type { Message, RunEvent } from "runbell"
import { SlackRecorder } from "runbell/testing"

/** The events told so far, in order. */
export const told: Effect.Effect<ReadonlyArray<RunEvent.RunEvent>, never, SlackRecorder> = Effect.flatMap(
  SlackRecorder,
  ({ events }) => events
)

/** Their tags. */
export const tags: Effect.Effect<ReadonlyArray<string>, never, SlackRecorder> = Effect.map(told, (events) =>
  events.map(({ _tag }) => _tag)
)

type Of<Tag extends RunEvent.RunEvent["_tag"]> = Extract<RunEvent.RunEvent, { readonly _tag: Tag }>

/** The events of one kind. */
export const toldOf = <Tag extends RunEvent.RunEvent["_tag"]>(
  tag: Tag
): Effect.Effect<ReadonlyArray<Of<Tag>>, never, SlackRecorder> =>
  Effect.map(told, (events) => events.filter((event): event is Of<Tag> => event._tag === tag))

const textsIn = (value: unknown): ReadonlyArray<string> => {
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => {
    if (typeof part === "string")
      return key === "text" || key === "url" || key === "range" || key === "user_id" ? [part] : []
    return textsIn(part)
  })
}

/** All that a person can read of a message. */
export const words = ({ text, blocks }: Message): string => [text, ...textsIn(blocks)].join("\n")
