/** The language that the command itself speaks on the terminal. Pure. */
import { type Environment, variable } from "./Environment.ts"

export const spokenLanguages = ["en", "zh", "ja"] as const

export type SpokenLanguage = (typeof spokenLanguages)[number]

const baseOf = (tag: string | undefined): SpokenLanguage | undefined =>
  spokenLanguages.find((language) => language === tag?.toLowerCase().split(/[-_.@]/u)[0])

/** That of the settings, else that of `RUNBELL_LANGUAGE`, `LC_ALL`, `LC_MESSAGES` or `LANG`, as far as it is spoken; else English. */
export const spokenLanguage = (language: string | undefined, environment: Environment): SpokenLanguage => {
  const posix = variable(environment, "LC_ALL") ?? variable(environment, "LC_MESSAGES") ?? variable(environment, "LANG")
  return baseOf(language ?? variable(environment, "RUNBELL_LANGUAGE") ?? posix) ?? "en"
}
