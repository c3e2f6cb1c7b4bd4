/** Where a setting was given, so that who has to change it knows where to look. */
import * as Data from "effect/Data"

export type Source = Data.TaggedEnum<{
  Flag: { readonly name: string }
  Variable: { readonly name: string }
  File: { readonly path: string; readonly key: string }
}>

export const Source = Data.taggedEnum<Source>()

/** As it is written there: `--name`, `RUNBELL_NAME`, `name in /home/me/mnist/runbell.json`. */
export const nameOf: (source: Source) => string = Source.$match({
  Flag: ({ name }) => `--${name}`,
  Variable: ({ name }) => name,
  File: ({ path, key }) => `${key} in ${path}`
})
