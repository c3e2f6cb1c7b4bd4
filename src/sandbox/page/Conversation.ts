/** Which message stands where: in its channel, in a thread, or in both. Pure. */
import * as Arr from "effect/Array"
import * as Order from "effect/Order"
import type { StoredMessage } from "../StoredMessage.ts"
import { type Replies, threadOf } from "./thread.ts"

/** The messages by their places, each place in the order of time. */
export interface Conversation {
  /** In the order of their first message. */
  readonly channels: ReadonlyArray<string>
  /** What the channels show. */
  readonly shown: ReadonlyArray<StoredMessage>
  /** What the threads show beneath their first messages. */
  readonly answers: ReadonlyArray<StoredMessage>
  readonly rootOf: (message: StoredMessage) => StoredMessage | undefined
  readonly repliesTo: (message: StoredMessage) => Replies | undefined
}

const byTime = Arr.sortWith(({ ts }: StoredMessage) => Number(ts), Order.number)

const key = (channel: string, ts: string): string => JSON.stringify([channel, ts])

/** A reply is shown in the channel if it was broadcast, or if there is nothing else that would lead to it. */
export const conversationOf = (messages: ReadonlyArray<StoredMessage>): Conversation => {
  const all = byTime(messages)
  const byKey = new Map(all.map((message) => [key(message.channel, message.ts), message]))
  const rootOf = (message: StoredMessage) => byKey.get(key(message.channel, threadOf(message) ?? ""))
  const answers = all.filter((message) => rootOf(message) !== undefined)
  const replies = new Map<StoredMessage | undefined, Replies>()
  for (const message of answers) {
    const root = rootOf(message)
    replies.set(root, { count: (replies.get(root)?.count ?? 0) + 1, lastAt: message.at })
  }
  return {
    channels: Arr.dedupe(all.map(({ channel }) => channel)),
    shown: all.filter((message) => message.broadcast === true || rootOf(message) === undefined),
    answers,
    rootOf,
    repliesTo: (message) => replies.get(message)
  }
}
