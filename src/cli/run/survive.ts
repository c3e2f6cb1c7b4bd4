/** A bug in runbell must not take the wrapper from its command, which would go on with nobody to wait for it. */
import * as Effect from "effect/Effect"
import { complainNow } from "../wrapper/complain.ts"

let told = false

/** Of the error only its name: its message may hold anything. */
const tell = (error: unknown): void => {
  if (told) return
  told = true
  complainNow(
    `a bug in runbell (${error instanceof Error ? error.name : typeof error}). Your command is not concerned.`
  )
}

/** From now on until the process ends. */
export const survive: Effect.Effect<void> = Effect.sync(() => {
  process.on("uncaughtException", tell)
})
