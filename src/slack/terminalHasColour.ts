/** Whether the output goes to a terminal that shows colour, without a dependency on Node. */
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

/** The part of Node's `process` that is asked for; other runtimes have none. */
interface WithProcess {
  readonly process?: { readonly stdout?: { readonly isTTY?: boolean } }
}

/** `FORCE_COLOR` and `NO_COLOR` are what command line tools agree on; `FORCE_COLOR=0` is no. */
const asked = Config.all({
  force: Config.option(Config.nonEmptyString("FORCE_COLOR")),
  never: Config.option(Config.nonEmptyString("NO_COLOR"))
})

/** True on a terminal, unless the environment says otherwise. */
export const terminalHasColour: Effect.Effect<boolean> = asked.pipe(
  Effect.map(({ force, never }) => {
    if (Option.isSome(never)) return false
    if (Option.isSome(force)) return force.value !== "0"
    // `globalThis` is typed without Node here on purpose: nothing of Node may be required.
    return (globalThis as WithProcess).process?.stdout?.isTTY === true
  }),
  Effect.orElseSucceed(() => false)
)
