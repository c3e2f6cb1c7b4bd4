/** What makes two messages in the outbox the same one. Pure, but for the digest. */
import { createHash } from "node:crypto"
import { endKey } from "../journal/endKey.ts"
import type { Message } from "../slack/Message.ts"
import { readName } from "./messageName.ts"

/** A run ends once: whoever tells it for a process that died meanwhile finds it waiting. */
export const keyOf = ({ event, adds }: Message): string | undefined => {
  if (event._tag !== "RunEnded") return undefined
  return adds === undefined ? endKey(event.run.id) : `${endKey(event.run.id)}-${adds}`
}

/** Of an end that is only presumed: it must not stand for the real one. */
export const presumedKey = (key: string): string => `${key}-presumed`

/** Of all the steps that it may have. */
export const presumedKeys = (id: string): ReadonlyArray<string> =>
  ["", "-card", "-picture", "-whole"].map((step) => presumedKey(endKey(id) + step))

/** The key of what is told at once: that of the messages, where they have some, since another process may have put them under other names. */
export const batchKey = (names: ReadonlyArray<string>): string =>
  createHash("sha256")
    .update(names.map((name) => readName(name)?.key ?? name).join("\n"))
    .digest("hex")
    .slice(0, 32)
