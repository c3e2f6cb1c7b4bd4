/** The secrets of the destinations, for who delivers later: the one place where runbell writes a secret down, for the owner's eyes alone. */
import { randomBytes } from "node:crypto"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import { checkWebhookUrl } from "../slack/WebhookUrl.ts"
import { makeFolder, readText, writeFile } from "./file.ts"
import { fingerprint } from "./fingerprint.ts"
import type { OutboxError } from "./OutboxError.ts"

const folderIn = (state: string): string => join(state, "destinations")

/**
 * Writes a webhook's URL down, where it does not stand already, and answers with its fingerprint.
 *
 * @since 0.1.0
 */
export const rememberDestination = Effect.fn("rememberDestination")(function* (
  state: string,
  url: Redacted.Redacted
): Effect.fn.Return<string, OutboxError> {
  const mark = fingerprint(url)
  if (Option.isSome(yield* recallDestination(state, mark))) return mark
  const folder = folderIn(state)
  yield* makeFolder(folder)
  const draft = join(folder, `.${mark}.${randomBytes(4).toString("hex")}`)
  yield* writeFile(draft, join(folder, mark), `${Redacted.value(url)}\n`)
  return mark
})

/**
 * The URL that the fingerprint stands for; none where it was not written down, or is no longer what it was.
 *
 * @since 0.1.0
 */
export const recallDestination = (state: string, mark: string): Effect.Effect<Option.Option<Redacted.Redacted>> =>
  readText(join(folderIn(state), mark)).pipe(
    Effect.map((text) => Redacted.make(text.trim())),
    Effect.flatMap(checkWebhookUrl),
    Effect.filterOrFail((url) => fingerprint(url) === mark),
    Effect.option
  )
