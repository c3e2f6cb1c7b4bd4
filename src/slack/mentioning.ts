/** A message with more people to call than its run calls. Pure. */
import type { Mention } from "../domain/Mention.ts"
import type { Block } from "./BlockKit.ts"
import { paragraph, richText } from "./layout.ts"
import { limits } from "./limits.ts"
import type { Message } from "./Message.ts"
import { mentionLeaves } from "./renderFacts.ts"

/** Whom a message calls. */
export const mentionedIn = ({ event, mentions = [] }: Message): ReadonlyArray<Mention> =>
  "mentions" in event ? [...event.mentions, ...mentions] : mentions

const nameOf = (mention: Mention): string => {
  if (mention._tag === "Email") return mention.address
  return "id" in mention ? mention.id : ""
}

const isSame =
  (one: Mention) =>
  (other: Mention): boolean =>
    one._tag === other._tag && nameOf(one) === nameOf(other)

/** Below the title, as where the run itself calls somebody. */
const below = ([first, ...rest]: Message["blocks"], added: ReadonlyArray<Block>): Message["blocks"] => {
  const [head, ...body] = added
  if (first.type === "header" || head === undefined) return [first, ...added, ...rest]
  return [head, ...body, first, ...rest]
}

/** Whom the message calls already is not called twice. */
export const mentioning = (message: Message, mentions: ReadonlyArray<Mention>): Message => {
  const already = mentionedIn(message)
  const more = mentions.filter((mention) => !already.some(isSame(mention)))
  const added = richText(paragraph(...mentionLeaves(more, { catalogue: { nothing: "?" } })))
  return added.length === 0 || message.blocks.length + added.length > limits.blocks
    ? message
    : { ...message, blocks: below(message.blocks, added), mentions: [...(message.mentions ?? []), ...more] }
}
