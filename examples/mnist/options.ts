/** What the command line asks for. */
import { parseArgs } from "node:util"

export interface Options {
  readonly help: boolean
  /** Empty when the flag was given without a language. */
  readonly lang: string | undefined
  readonly keepOpen: boolean
  readonly live: boolean
  /** The first argument that is none of these. */
  readonly unknown: string | undefined
}

const flags = {
  help: { type: "boolean", short: "h" },
  lang: { type: "string" },
  "keep-open": { type: "boolean" },
  live: { type: "boolean" }
} as const

/** Never throws: what is wrong is said in the language that is asked for, and that is known only afterwards. */
export const parseOptions = (args: ReadonlyArray<string>): Options => {
  const { values, tokens } = parseArgs({ args: [...args], options: flags, strict: false, tokens: true })
  const isKnown = (token: (typeof tokens)[number]) => {
    if (token.kind !== "option") return false
    return Object.hasOwn(flags, token.name) && (token.name === "lang" || token.value === undefined)
  }
  const unknown = tokens.find((token) => !isKnown(token))
  return {
    help: values.help === true,
    lang: typeof values.lang === "boolean" ? "" : values.lang,
    keepOpen: values["keep-open"] === true,
    live: values.live === true,
    unknown: unknown === undefined ? undefined : args[unknown.index]
  }
}
