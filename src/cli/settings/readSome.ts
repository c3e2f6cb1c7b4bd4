/** Reads from a descriptor that may not wait by itself, as another program may have left it. */
import { readSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import { errorCode } from "../errorCode.ts"

/** How often to look whether somebody has written meanwhile, where a read does not wait by itself. */
const patience = Schedule.spaced("20 millis")

/** So many bytes or fewer; none at the end, and where the descriptor is closed. */
export const readSome = (descriptor: number, most: number): Effect.Effect<Uint8Array> =>
  Effect.try({
    try: () => {
      const bytes = new Uint8Array(most)
      return bytes.subarray(0, readSync(descriptor, bytes))
    },
    catch: errorCode
  }).pipe(
    Effect.retry({ while: (code) => code === "EAGAIN", schedule: patience }),
    Effect.orElseSucceed(() => new Uint8Array())
  )
