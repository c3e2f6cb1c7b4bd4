/** Reads one line of a descriptor, and not a byte more: what comes after it is for somebody else. */
import * as Effect from "effect/Effect"
import { readSome } from "./readSome.ts"

const lineFeed = 0x0a

/** Without its end, and the space around it. */
export const readLine = Effect.fn("readLine")(function* (descriptor: number): Effect.fn.Return<string> {
  const bytes: Array<number> = []
  for (;;) {
    const [byte] = yield* readSome(descriptor, 1)
    if (byte === undefined || byte === lineFeed) return Buffer.from(bytes).toString("utf8").trim()
    bytes.push(byte)
  }
})
