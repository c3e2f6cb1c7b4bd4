/** What goes wrong with the switch of a run is said once in the log, and never reaches the run. */
import * as Effect from "effect/Effect"
import type { KeptRun } from "../run/Keeper.ts"
import { warn } from "../run/teller.ts"
import { inertLine } from "../slack/Mrkdwn.ts"

/** The complaints of one run: the first as a warning, then at debug level. */
export const makeComplaint = ({ started }: KeptRun) => {
  let warned = false
  const { name } = started.run
  return {
    about: ({ message }: { readonly message: string }): Effect.Effect<void> =>
      Effect.suspend(() => {
        const text = `its dead-man's switch does not work. ${inertLine(message, 500, "It failed.")}`
        const first = !warned
        warned = true
        return first ? warn(name, text) : Effect.logDebug(`runbell: ${inertLine(name, 90, "a run")}: ${text}`)
      }),
    say: (text: string): Effect.Effect<void> => warn(name, text)
  }
}
