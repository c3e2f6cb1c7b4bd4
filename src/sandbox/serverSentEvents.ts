/** The messages as server-sent events, new and changed, each with its revision as the event's id, so that a reader can go on where it stopped. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Revised } from "./makeMessages.ts"
import type { Known } from "./page/Known.ts"
import { renderMessage } from "./page/renderMessage.ts"

/** The page comes back a second after the connection was lost. */
const opening = "retry: 1000\n\n"

/** The event `message` has a message, new or in the place of that with the same `ts`; `deleted` says that one is gone. */
const eventOf = ({ message, revision, isDeleted }: Revised, known: Known): string => {
  const { ts } = message
  const data = isDeleted === true ? { ts, revision } : { ts, revision, html: renderMessage(message, known) }
  return `id: ${revision}\nevent: ${isDeleted === true ? "deleted" : "message"}\ndata: ${JSON.stringify(data)}\n\n`
}

/** The revision to go on after: the last that the reader has seen, as it or its page says. */
export const startAfter = (lastEventId: string | undefined, url: string): number => {
  const since = lastEventId ?? new URLSearchParams(url.split("?")[1]).get("since")
  const ts = Number(since)
  return Number.isFinite(ts) ? ts : 0
}

/** The body of the answer. What is known is asked anew for each message: it may show a file that was not there before. */
export const eventBody = (messages: Stream.Stream<Revised>, known: Effect.Effect<Known>): Stream.Stream<Uint8Array> =>
  Stream.encodeText(
    Stream.concat(
      Stream.make(opening),
      Stream.mapEffect(messages, (revised) => Effect.map(known, (known) => eventOf(revised, known)))
    )
  )
