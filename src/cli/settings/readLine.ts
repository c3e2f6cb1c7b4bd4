/** Reads one line of a descriptor, and not a byte more: what comes after it is for somebody else. */
import { readSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import { errorCode } from "../errorCode.ts"

const lineFeed = 0x0a

/** How often to look whether somebody has written meanwhile, where a read does not wait by itself. */
const patience = Schedule.spaced("20 millis")

/** None at the end, and where the descriptor is closed. */
const readByte = (descriptor: number): Effect.Effect<number | undefined> =>
  Effect.try({
    try: () => {
      const byte = new Uint8Array(1)
      return readSync(descriptor, byte) === 0 ? undefined : byte[0]
    },
    catch: errorCode
  }).pipe(
    Effect.retry({ while: (code) => code === "EAGAIN", schedule: patience }),
    Effect.orElseSucceed(() => undefined)
  )

/** Without its end, and the space around it. */
export const readLine = Effect.fn("readLine")(function* (descriptor: number): Effect.fn.Return<string> {
  const bytes: Array<number> = []
  for (;;) {
    const byte = yield* readByte(descriptor)
    if (byte === undefined || byte === lineFeed) return Buffer.from(bytes).toString("utf8").trim()
    bytes.push(byte)
  }
})
