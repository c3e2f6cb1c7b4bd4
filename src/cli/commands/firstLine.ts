/** The first line of stdin, and not a byte more: what comes after it may be the message. */
import { readSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

const lineFeed = 0x0a

/** Nothing at the end, and where there is no stdin. */
const nextByte = Option.liftThrowable((): number | undefined => {
  const byte = new Uint8Array(1)
  return readSync(0, byte) === 0 ? undefined : byte[0]
})

/** Without its end. */
export const firstLine: Effect.Effect<string> = Effect.sync(() => {
  const bytes: Array<number> = []
  for (;;) {
    const byte = Option.getOrUndefined(nextByte())
    if (byte === undefined || byte === lineFeed) return Buffer.from(bytes).toString("utf8").trim()
    bytes.push(byte)
  }
})
