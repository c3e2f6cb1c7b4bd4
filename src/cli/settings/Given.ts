/** What one source gives, before it is read: the texts of each option, and where each stands. Pure. */
import { type OptionName, optionNames, type Texts } from "./options.ts"
import { Source } from "./Source.ts"

export interface Entry {
  readonly texts: ReadonlyArray<string>
  readonly source: Source
}

export type Given = { readonly [Name in OptionName]?: Entry | undefined }

/** What the flags give. */
export const flagsGiven = (flags: Texts): Given => {
  const entries = optionNames.flatMap((name) => {
    const texts = flags[name]
    return texts === undefined ? [] : [[name, { texts, source: Source.Flag({ name }) }] as const]
  })
  return Object.fromEntries(entries)
}

/** The first source that gives an option decides it alone: lists are not joined, so that a flag can also shorten one. */
export const firstOf = (sources: ReadonlyArray<Given>, name: OptionName): Entry | undefined =>
  sources.find((source) => source[name] !== undefined)?.[name]
