/** Keeps the wrapper of a command that writes past it small: there may be hundreds of them on a machine, for weeks. */
import { optimise } from "../start/optimise.ts"
import type { Streams } from "../wrapper/streamsFor.ts"

const isCopied = (streams: Streams): boolean =>
  streams === "pty" || streams.stdout === "tee" || streams.stderr === "tee"

/**
 * V8's optimising compiler takes 4 MB for as long as the process lives: its own code, and what it works in. It is worth
 * that where output is copied; else nothing is done often enough, and a run is sooner over without it.
 */
export const staySmall = (streams: Streams): void => {
  if (!isCopied(streams)) optimise(false)
}
