/** `runbell flush`: delivers what is waiting in the outbox, now. */
import * as Command from "@effect/cli/Command"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { stateFolder } from "../../journal/stateFolder.ts"
import { type Flushed, flush as flushOutbox } from "../../outbox/flush.ts"
import { SlackPolicy } from "../../slack/SlackPolicy.ts"
import { carrierTo } from "../carrierTo.ts"
import { localeOf } from "../notifierOf.ts"
import { stderrLogger } from "../run/stderrLogger.ts"
import type { OptionWords } from "../settings/words/OptionWords.ts"
import { EndWith } from "./EndWith.ts"
import { settingsGiven, sharedFlags } from "./settingsGiven.ts"
import type { CommandWords } from "./words/CommandWords.ts"

const nothing: Flushed = {
  delivered: 0,
  refused: 0,
  expired: 0,
  setAside: 0,
  left: 0,
  held: 0,
  holders: [],
  unknown: 0,
  elsewhere: 0
}

/** A line for each fate that a message met. */
const linesOf = (flushed: Flushed, words: CommandWords): ReadonlyArray<string> => {
  const lines = [
    [words.flushDelivered, flushed.delivered],
    [words.flushRefused, flushed.refused],
    [words.flushExpired, flushed.expired],
    [words.flushSetAside, flushed.setAside],
    [words.flushLeft, flushed.left],
    [words.flushHeld, flushed.held],
    [words.flushUnknown, flushed.unknown],
    [words.flushElsewhere, flushed.elsewhere]
  ] as const
  const told = lines.filter(([, count]) => count > 0).map(([what, count]) => `${what}: ${count}`)
  const cure = flushed.holders.length === 0 ? [] : [`kill -CONT ${flushed.holders.join(" ")}`]
  return told.length === 0 ? [words.flushNothing] : [...told, ...cure]
}

/** Ends with 0 when nothing waits any more that this machine could deliver. */
export const flush = (words: CommandWords, settingWords: OptionWords) =>
  Command.make(
    "flush",
    { flags: sharedFlags(settingWords) },
    Effect.fn("flush")(function* ({ flags }) {
      const settings = yield* settingsGiven(flags)
      const state = yield* stateFolder(process.env)
      const { deliveryTimeout } = yield* SlackPolicy
      const flushing =
        state === undefined
          ? Effect.succeed(nothing)
          : flushOutbox(state, carrierTo(state, settings), deliveryTimeout).pipe(
              Effect.provide([localeOf(settings, process.env), stderrLogger])
            )
      const flushed = yield* flushing
      yield* Console.log(linesOf(flushed, words).join("\n"))
      if (flushed.left + flushed.held + flushed.unknown > 0) yield* new EndWith({ code: 1 })
    })
  ).pipe(Command.withDescription(words.flush))
