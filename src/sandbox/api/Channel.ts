/** The channels of the sandbox's workspace, as its bot sees them. Pure. */

/**
 * What a channel is to the bot: it is in it (`joined`), it could post there only with the scope `chat:write.public`
 * (`public`), it cannot see it (`private`), or nobody posts there any more (`archived`).
 *
 * @example
 * import { Effect } from "effect"
 * import { type ChannelState, SlackSandbox } from "runbell/testing"
 * const becomes = (state: ChannelState) => Effect.flatMap(SlackSandbox, ({ setChannel }) => setChannel("#runs", state))
 * const test = becomes("archived") // from here on the bot's posts are refused: is_archived
 *
 * @since 0.1.0
 */
export type ChannelState = "joined" | "public" | "private" | "archived"

/** One channel; a person's name is that of the conversation with them. */
export interface Channel {
  readonly id: string
  /** With its mark: `#runs`, `@U012AB3CD`. */
  readonly name: string
  readonly state: ChannelState
}

const isPerson = (text: string): boolean => /^@?[UW][A-Z0-9]{2,}$/u.test(text)

/** The name by which a channel is kept, whatever way it is written in. */
export const nameOf = (given: string): string => {
  if (isPerson(given)) return given.startsWith("@") ? given : `@${given}`
  return given.startsWith("#") ? given : `#${given}`
}

/** The channel number `index`, counted from none. */
export const makeChannel = (index: number, name: string): Channel => ({
  id: `${name.startsWith("@") ? "D" : "C"}${String(index + 1).padStart(8, "0")}`,
  name,
  state: "joined"
})

/** The channel of that id or name. A person needs none: the first message opens the conversation. */
export const findChannel = (channels: ReadonlyArray<Channel>, given: string): Channel | undefined =>
  channels.find(({ id }) => id === given) ?? channels.find(({ name }) => name === nameOf(given))

/** Whether it is the id of a channel, and not its name. */
export const isChannelId = (text: string): boolean => /^[CDG][A-Z0-9]{7,}$/u.test(text)

/** Whether it is a person, with whom a conversation can be opened. */
export const canBeOpened = isPerson
