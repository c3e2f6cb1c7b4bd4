/** Reads a descriptor to its end. */
import * as Effect from "effect/Effect"
import { readSome } from "./readSome.ts"

/** As much as a pipe holds. */
const most = 65_536

/** All that is left in it, as UTF-8. */
export const readText = Effect.fn("readText")(function* (descriptor: number): Effect.fn.Return<string> {
  const pieces: Array<Uint8Array> = []
  for (;;) {
    const piece = yield* readSome(descriptor, most)
    if (piece.length === 0) return Buffer.concat(pieces).toString("utf8")
    pieces.push(piece)
  }
})
