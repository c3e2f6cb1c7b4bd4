/** Where a setting was given, so that who has to change it knows where to look. */
import * as Data from "effect/Data"
import { en } from "../usage/words/en.ts"
import type { UsageWords } from "../usage/words/UsageWords.ts"

export type Source = Data.TaggedEnum<{
  Flag: { readonly name: string }
  Variable: { readonly name: string }
  File: { readonly path: string; readonly key: string }
}>

export const Source = Data.taggedEnum<Source>()

/** As it is written there: `--name`, `RUNBELL_NAME`, `name in /home/me/mnist/runbell.json`. */
export const nameOf = (source: Source, { keyIn }: Pick<UsageWords, "keyIn"> = en): string =>
  Source.$match(source, {
    Flag: ({ name }) => `--${name}`,
    Variable: ({ name }) => name,
    File: ({ path, key }) => keyIn(key, path)
  })
