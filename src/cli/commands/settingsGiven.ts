/** The settings of a command that is not `run`: the same sources, with the few flags that it shares. */
import * as Options from "@effect/cli/Options"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { usage } from "../exitCodes.ts"
import { loadSettings } from "../settings/loadSettings.ts"
import { type OptionName, options, type Texts } from "../settings/options.ts"
import type { Settings } from "../settings/Settings.ts"
import { warningText } from "../settings/Warning.ts"
import type { OptionWords } from "../settings/words/OptionWords.ts"
import { complainOf } from "../usage/complainOf.ts"
import { EndWith } from "./EndWith.ts"
import { sharedNames } from "./ownOptions.ts"

/** One option of the table that takes a text. */
const textOf = (name: OptionName, words: OptionWords) =>
  Options.text(name).pipe(
    Options.withPseudoName(options[name].kind.placeholder),
    Options.withDescription(words[name]),
    Options.optional
  )

/** The flags as they were given. */
export const sharedFlags = (words: OptionWords): Options.Options<Texts> =>
  Options.map(
    Options.all(sharedNames.map((name) => textOf(name, words))),
    (given): Texts =>
      Object.fromEntries(
        sharedNames.flatMap((name, index) =>
          Option.match(given[index] ?? Option.none<string>(), {
            onNone: () => [],
            onSome: (text) => [[name, [text]] as const]
          })
        )
      )
  )

/** Says what is wrong with them, and ends; says what is only odd about them, where nobody else does. */
export const settingsGiven = Effect.fn("settingsGiven")(function* (
  flags: Texts,
  warnings: "aloud" | "silently" = "aloud"
): Effect.fn.Return<Settings, EndWith> {
  const settings = yield* loadSettings(flags, process.env, process.cwd()).pipe(
    Effect.catchAll((misuse) => Effect.zipRight(complainOf(misuse), new EndWith({ code: usage })))
  )
  if (warnings === "silently") return settings
  yield* Effect.forEach(settings.warnings, (warning) => complainOf({ say: warningText(warning) }), { discard: true })
  return settings
})
