/** The threads of a channel. Pure. */
import type { StoredMessage } from "./StoredMessage.ts"

/** The thread in which an answer to the message of that `ts` stands; none for a message that is not in the channel. */
export type ThreadOf = (ts: string) => string | undefined

/** An answer to a reply stands in the thread of that reply. */
export const threadsIn =
  (messages: ReadonlyArray<StoredMessage>, channel: string): ThreadOf =>
  (ts) => {
    const found = messages.find((message) => message.ts === ts && message.channel === channel)
    return found === undefined ? undefined : (found.threadTs ?? found.ts)
  }
