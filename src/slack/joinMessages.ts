/** Several messages as one, in their order, so that a burst becomes a digest and not a flood. Pure. */
import type { Block } from "./BlockKit.ts"
import { limits } from "./limits.ts"
import type { Message } from "./Message.ts"
import { mentionedIn } from "./mentioning.ts"
import { isNewest } from "./newestBlocks.ts"
import { textSize } from "./textSize.ts"

const divider: Block = { type: "divider" }

/** What the notification of a digest may take: the first lines of the messages in it, as many as fit whole. */
const longestFallback = 1_000

/** How many of the messages, from the first on, fit into one: at least that one. */
export const countFitting = (messages: ReadonlyArray<Message>): number => {
  let blocks = -1
  let text = 0
  const over = messages.findIndex((message) => {
    blocks += message.blocks.length + 1
    text += textSize(message.blocks)
    return blocks > limits.blocks || text >= limits.allText
  })
  return over === -1 ? messages.length : Math.max(1, over)
}

/**
 * Whether a bot may tell the second message with the first: a card is a message of its own, and so is what is added to
 * one; all else belongs to its run's thread.
 */
export const goTogether = (one: Message, other: Message): boolean => {
  const isAlone = ({ card, adds, event }: Message) =>
    card !== undefined || adds !== undefined || event._tag === "RunStarted" || event._tag === "RunEnded"
  return !isAlone(one) && !isAlone(other) && one.event.run?.id === other.event.run?.id
}

/** Slack takes few charts in one message; the text beside each says the same. */
const withoutCharts = (blocks: ReadonlyArray<Block>): ReadonlyArray<Block> => blocks.filter((block) => !isNewest(block))

/** One message with the blocks of all, told as the last of them. They have to fit: see {@link countFitting}. */
export const joinMessages = (first: Message, rest: ReadonlyArray<Message>): Message => {
  const last = rest.at(-1)
  if (last === undefined) return first
  const text = rest.reduce(
    (all, { text }) => (all.length + text.length < longestFallback ? `${all}\n${text}` : all),
    first.text
  )
  const [head, ...more] = first.blocks
  const others = rest.flatMap(({ blocks }) => [divider, ...withoutCharts(blocks)])
  const mentions = [first, ...rest].flatMap(mentionedIn)
  return {
    event: last.event,
    text,
    blocks: [head, ...withoutCharts(more), ...others],
    ...(mentions.length === 0 ? {} : { mentions })
  }
}
