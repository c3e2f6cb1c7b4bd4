/** Reads the settings from environment variables. Pure. */
import { type Environment, variable } from "./Environment.ts"
import type { Given } from "./Given.ts"
import { type Option, optionNames, options } from "./options.ts"
import { Source } from "./Source.ts"

/** A pattern may hold a comma, a tag holds no line break. */
const separators = { no: undefined, lines: /\n/u, commas: /[\n,]/u } as const

const split = (text: string, many: Option<unknown>["many"]): ReadonlyArray<string> => {
  const separator = separators[many]
  if (separator === undefined) return [text]
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "")
}

/** The settings that have a variable. */
export const environmentGiven = (environment: Environment): Given => {
  const entries = optionNames.flatMap((option) => {
    const { variable: name, many } = options[option]
    const text = name === undefined ? undefined : variable(environment, name)
    if (name === undefined || text === undefined) return []
    return [[option, { texts: split(text, many), source: Source.Variable({ name }) }] as const]
  })
  return Object.fromEntries(entries)
}
