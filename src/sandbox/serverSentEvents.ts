/** The messages as server-sent events, each with its `ts` as the event's id, so that a reader can go on where it stopped. */
import * as Stream from "effect/Stream"
import { renderMessage } from "./page/renderMessage.ts"
import type { StoredMessage } from "./StoredMessage.ts"

/** The page comes back a second after the connection was lost. */
const opening = "retry: 1000\n\n"

const eventOf = (message: StoredMessage): string =>
  `id: ${message.ts}\nevent: message\ndata: ${JSON.stringify({ ts: message.ts, html: renderMessage(message) })}\n\n`

/** The `ts` to go on after: the last that the reader has seen, as it or its page says. */
export const startAfter = (lastEventId: string | undefined, url: string): number => {
  const since = lastEventId ?? new URLSearchParams(url.split("?")[1]).get("since")
  const ts = Number(since)
  return Number.isFinite(ts) ? ts : 0
}

/** The body of the answer. */
export const eventBody = (messages: Stream.Stream<StoredMessage>): Stream.Stream<Uint8Array> =>
  Stream.encodeText(Stream.concat(Stream.make(opening), Stream.map(messages, eventOf)))
