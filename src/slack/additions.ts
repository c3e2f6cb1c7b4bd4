/** What a bot adds to a message once that stands: the picture of its curves, the whole of a long error. */
import * as Effect from "effect/Effect"
import type { RunEvent } from "../domain/RunEvent.ts"
import type { BotParts } from "./BotParts.ts"
import { type Standing, sendPicture, sendSnippet } from "./files.ts"
import type { Taken } from "./forms.ts"
import type { Message } from "./Message.ts"
import type { Posted } from "./posting.ts"
import type { RunThreads } from "./runThreads.ts"
import type { Sending } from "./Sending.ts"
import type { SlackError } from "./SlackError.ts"
import type { Share } from "./uploadFile.ts"
import { wholeAsText } from "./wholeError.ts"

export interface Additions {
  /** Remembers where the message stands that something may be added to. */
  readonly stands: (message: Message, taken: Taken<Posted>) => void
  readonly picture: (sending: Sending) => Effect.Effect<void, SlackError>
  /** As a file when it is long and may be one; else in messages. */
  readonly whole: (sending: Sending) => Effect.Effect<void, SlackError>
}

/** An error in more parts than these is easier to read as a file. */
const mostParts = 2

export const makeAdditions = (parts: BotParts, { channelId, cardOfRun, show }: RunThreads): Additions => {
  const standing = new WeakMap<RunEvent, Standing>()
  /** How many parts of an error are posted, by key: another attempt goes on from there. */
  const partsPosted = new Map<string, number>()

  /** Where a file is shared: in the thread of the run's card, in that of the message, or in the channel. */
  const shareOf = Effect.fnUntraced(function* ({ event }: Message): Effect.fn.Return<Share | undefined> {
    const card = yield* cardOfRun(event.run)
    const thread = card ?? standing.get(event)
    if (thread !== undefined) return { channel: thread.channel, thread: thread.ts }
    const id = channelId()
    return id === undefined ? undefined : { channel: id }
  })

  /** From the first part that is not posted yet. */
  const inParts = Effect.fnUntraced(function* (sending: Sending, texts: ReturnType<typeof wholeAsText>) {
    const { message, key } = sending
    for (const [index, shown] of texts.entries()) {
      if (index < (partsPosted.get(key) ?? 0)) continue
      yield* show(message.event.run, shown, { ...sending, key: `${key}.${index + 1}` }, false)
      partsPosted.set(key, index + 1)
    }
    partsPosted.delete(key)
  })

  return {
    stands: ({ event, text }, { taken, blocks }) => {
      if (blocks !== undefined) standing.set(event, { ...taken, text, blocks })
    },
    picture: Effect.fnUntraced(function* ({ message, turns }) {
      const share = yield* shareOf(message)
      if (share !== undefined) yield* sendPicture(parts, message, standing.get(message.event), share, turns)
    }),
    whole: Effect.fnUntraced(function* (sending) {
      const { message, key, turns } = sending
      const texts = wholeAsText(message)
      const share = texts.length > mostParts && !partsPosted.has(key) ? yield* shareOf(message) : undefined
      const isFile = share !== undefined && (yield* sendSnippet(parts, message, share, turns))
      if (!isFile) yield* inParts(sending, texts)
    })
  }
}
