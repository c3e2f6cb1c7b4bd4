/** What an image may show of the files that were uploaded to Slack. Pure. */
import * as Predicate from "effect/Predicate"
import { twice } from "./attachedProblems.ts"
import { invalidIfAny, type Rule } from "./Invalid.ts"
import type { Json } from "./Message.ts"
import type { Problem } from "./Problem.ts"

/** Whether the `slack_file` of an image can be shown: it was uploaded, Slack has looked through it, it is a picture. */
export type CanBeShown = (file: Json) => boolean

const children = (value: unknown): ReadonlyArray<readonly [key: string, value: unknown]> =>
  typeof value === "object" && value !== null ? Object.entries(value) : []

/** All files, wherever an image stands: in a section, a context, a card, a container. */
const unseen = (value: unknown, pointer: string, canBeShown: CanBeShown): ReadonlyArray<Problem> =>
  children(value).flatMap(([key, child]) => {
    const place = `${pointer}/${key}`
    return key === "slack_file" && Predicate.isReadonlyRecord(child)
      ? canBeShown(child)
        ? []
        : [{ message: "invalid slack file", pointer: place }]
      : unseen(child, place, canBeShown)
  })

/** Slack gives one reason for a file that is not there and one that is not ready: "invalid slack file". */
export const showsOnlyFiles =
  (canBeShown: CanBeShown): Rule =>
  ({ blocks, attachments }) =>
    invalidIfAny("invalid_blocks", unseen(blocks, "/blocks", canBeShown)) ??
    invalidIfAny("invalid_attachments", unseen(attachments, "/attachments", canBeShown).flatMap(twice))
