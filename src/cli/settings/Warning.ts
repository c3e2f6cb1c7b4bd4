/** What is worth a word, and no reason to stop. */
import * as Data from "effect/Data"

export type Warning = Data.TaggedEnum<{
  /** The webhook's URL was given as a flag. */
  UrlInArguments: {}
  /** A file with the webhook's URL can be read by others than its owner. */
  UrlReadable: { readonly path: string }
  /** A file that was found cannot be read: it counts as if it were not there. */
  FileSkipped: { readonly path: string; readonly code: string }
}>

export const Warning = Data.taggedEnum<Warning>()

/** In a line, with what to do. */
export const warningText: (warning: Warning) => string = Warning.$match({
  UrlInArguments: () =>
    "the webhook's URL is a secret, and arguments show in ps and in the shell's history. Set SLACK_WEBHOOK_URL, or give --webhook-url file:PATH.",
  UrlReadable: ({ path }) => `others can read the webhook's URL in ${path}. Close it: chmod 600 ${path}`,
  FileSkipped: ({ path, code }) => `${path} cannot be read (${code}), and is left out.`
})
