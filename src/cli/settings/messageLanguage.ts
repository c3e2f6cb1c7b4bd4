/** The language of the messages, as a tag: that of the settings, else that of `RUNBELL_LANGUAGE` or of the environment. Pure. */
import * as Option from "effect/Option"
import { tagOfPosix } from "../../locale/languages.ts"
import { type Environment, variable } from "./Environment.ts"

/** As `Locale.layerConfig` has it: English where the environment's language is not spoken. */
export const messageLanguage = (language: string | undefined, environment: Environment): string => {
  const posix = variable(environment, "LC_ALL") ?? variable(environment, "LC_MESSAGES") ?? variable(environment, "LANG")
  return (
    language ??
    variable(environment, "RUNBELL_LANGUAGE") ??
    Option.getOrElse(Option.flatMap(Option.fromNullable(posix), tagOfPosix), () => "en")
  )
}
