/** Where messages go, with the secret that leads there. */
import * as Data from "effect/Data"
import type * as Redacted from "effect/Redacted"
import type { CheckedBot } from "./BotOptions.ts"

/** Checked: it can be right. */
export type Address = Data.TaggedEnum<{
  /** The URL of an incoming webhook. */
  Webhook: { readonly url: Redacted.Redacted }
  /** A bot and its channel. */
  Bot: CheckedBot
}>

export const Address = Data.taggedEnum<Address>()
