/** What `runbell init` writes. Pure. */
import * as Redacted from "effect/Redacted"

export interface Answers {
  readonly project: string
  readonly language: string
  /** Whom to call, as it is written in runbell.json; none where nobody is. */
  readonly mention: string | undefined
}

const written = (json: Readonly<Record<string, unknown>>): string => `${JSON.stringify(json, undefined, 2)}\n`

/** The project's file. It is meant to be committed, so the webhook's URL is not in it. */
export const projectContent = ({ project, language, mention }: Answers): string =>
  written({ project, language, ...(mention === undefined ? {} : { mentions: [mention] }) })

/** The user's file: all that was in it, and the webhook's URL. */
export const userContent = (before: Readonly<Record<string, unknown>>, url: Redacted.Redacted): string =>
  written({ ...before, webhookUrl: Redacted.value(url) })
