/** The webhook that messages go to, as far as it is known: its URL may be missing or wrong, and the run goes on all the same. */
import { readFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import * as Data from "effect/Data"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import { checkWebhookUrl, type InvalidWebhookUrl } from "../../slack/WebhookUrl.ts"
import { errorCode } from "../errorCode.ts"
import { type Environment, variable } from "./Environment.ts"
import type { Entry } from "./Given.ts"
import type { Source } from "./Source.ts"

/** The file that a setting names for the URL cannot be read. */
export class UrlFileUnreadable extends Data.TaggedError("UrlFileUnreadable")<{
  readonly path: string
  readonly code: string
}> {
  override get message(): string {
    return `The file of the webhook's URL, ${this.path}, cannot be read (${this.code}).`
  }
}

export type Webhook = Data.TaggedEnum<{
  /** Nothing gives one. */
  Missing: {}
  Unusable: { readonly source: Source; readonly problem: InvalidWebhookUrl | UrlFileUnreadable }
  Usable: {
    readonly source: Source
    /** Checked. */
    readonly url: Redacted.Redacted
    /** The file that it was read from, where the setting names one. */
    readonly file: string | undefined
  }
}>

export const Webhook = Data.taggedEnum<Webhook>()

interface Place {
  readonly cwd: string
  readonly environment: Environment
}

/** A relative path belongs to the folder of the file that it stands in. */
const folderOf = (source: Source, { cwd }: Place): string => (source._tag === "File" ? dirname(source.path) : cwd)

const pathIn = (text: string, source: Source, place: Place): string => {
  if (text.startsWith("file://")) return Option.getOrElse(Option.liftThrowable(fileURLToPath)(text), () => text)
  const path = text.slice("file:".length)
  const home = variable(place.environment, "HOME")
  if (path.startsWith("~/") && home !== undefined) return join(home, path.slice(2))
  return resolve(folderOf(source, place), path)
}

const read = (path: string): Either.Either<Redacted.Redacted, UrlFileUnreadable> =>
  Either.try({
    try: () => Redacted.make(readFileSync(path, "utf8")),
    catch: (error) => new UrlFileUnreadable({ path, code: errorCode(error) })
  })

const fromFile = (path: string, source: Source): Webhook =>
  Either.match(Either.flatMap(read(path), checkWebhookUrl), {
    onLeft: (problem) => Webhook.Unusable({ source, problem }),
    onRight: (url) => Webhook.Usable({ source, url, file: path })
  })

/** What the setting comes to: a URL, or `file:` and the path of a file that holds nothing else. */
export const webhookOf = (entry: Entry | undefined, place: Place): Webhook => {
  if (entry === undefined) return Webhook.Missing()
  const { source } = entry
  const text = (entry.texts.at(-1) ?? "").trim()
  if (text.startsWith("file:")) return fromFile(pathIn(text, source, place), source)
  return Either.match(checkWebhookUrl(Redacted.make(text)), {
    onLeft: (problem) => Webhook.Unusable({ source, problem }),
    onRight: (url) => Webhook.Usable({ source, url, file: undefined })
  })
}
