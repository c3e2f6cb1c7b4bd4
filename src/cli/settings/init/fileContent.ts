/** What `runbell init` writes. Pure. */
import * as Redacted from "effect/Redacted"
import type { Address } from "../../../slack/Address.ts"

export interface Answers {
  readonly project: string
  readonly language: string
  /** Whom to call, as it is written in runbell.json; none where nobody is. */
  readonly mention: string | undefined
}

const written = (json: Readonly<Record<string, unknown>>): string => `${JSON.stringify(json, undefined, 2)}\n`

/** The project's file. It is meant to be committed, so no secret is in it. */
export const projectContent = ({ project, language, mention }: Answers): string =>
  written({ project, language, ...(mention === undefined ? {} : { mentions: [mention] }) })

/** What in the user's file says where messages go. */
const destinationKeys: ReadonlySet<string> = new Set(["webhookUrl", "botToken", "channel"])

/** Whether the user's file says already where messages go. */
export const hasDestination = (before: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(before).some((key) => destinationKeys.has(key))

const keysOf = (address: Address) =>
  address._tag === "Webhook"
    ? { webhookUrl: Redacted.value(address.url) }
    : { botToken: Redacted.value(address.token), channel: address.channel }

/** The user's file: all else that was in it, and where messages go. */
export const userContent = (before: Readonly<Record<string, unknown>>, address: Address): string => {
  const rest = Object.fromEntries(Object.entries(before).filter(([key]) => !destinationKeys.has(key)))
  return written({ ...rest, ...keysOf(address) })
}
