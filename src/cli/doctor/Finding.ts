/** What the doctor can find, from the settings to Slack. None of it holds a secret, or more of a proxy than its address. */
import * as Data from "effect/Data"
import type { InvalidBotOptions } from "../../slack/BotOptions.ts"
import type { InvalidWebhookUrl } from "../../slack/WebhookUrl.ts"
import type { SecretOption } from "../settings/options.ts"

export type Finding = Data.TaggedEnum<{
  /** It makes no sense to look: an earlier check failed, or nothing of the kind is in use. */
  NotChecked: {}

  /** `where` is a variable, an option, or a file. */
  UrlFound: { readonly where: string }
  NothingSet: {}
  UrlUnusable: { readonly where: string; readonly reason: InvalidWebhookUrl["reason"] }
  BotFound: { readonly where: string; readonly channel: string }
  BotUnusable: { readonly where: string; readonly reason: InvalidBotOptions["reason"] }
  BotIncomplete: { readonly missing: "token" | "channel" }
  WebhookUnused: { readonly where: string }
  SecretFileUnreadable: { readonly path: string; readonly code: string }
  SecretInArguments: { readonly option: SecretOption }
  SecretReadable: { readonly path: string }
  FileSkipped: { readonly path: string; readonly code: string }
  KeySkipped: { readonly path: string; readonly key: string; readonly nearest: string | undefined }

  HostFound: { readonly host: string }
  HostUnknown: { readonly host: string; readonly code: string }
  Connected: { readonly address: string }
  NotConnected: { readonly address: string; readonly code: string }

  ProxyPasses: { readonly address: string; readonly variable: string }
  ProxyUnusable: { readonly variable: string }
  ProxyWantsLogin: { readonly address: string; readonly variable: string }
  ProxyRefuses: { readonly address: string; readonly variable: string; readonly code: string }

  Encrypted: {}
  AuthorityUnknown: { readonly code: string }
  CertificateOutdated: { readonly code: string }
  CertificateOfOther: { readonly code: string }
  NotEncrypted: { readonly code: string }

  BotAlive: { readonly bot: string; readonly workspace: string }
  TokenRefused: { readonly code: string }
  ScopesComplete: { readonly scopes: string }
  ScopesUnknown: {}
  /** It can post without them, and less else: to upload, or to look whether a message has arrived. */
  ScopesUseful: { readonly missing: ReadonlyArray<"files:write" | "channels:history"> }
  ScopeMissing: { readonly scope: string }
  ChannelOpen: { readonly channel: string }
  NotInChannel: { readonly channel: string; readonly bot: string }
  ChannelUnknown: { readonly channel: string; readonly code: string }
  /** What was scheduled to see whether the bot may post could not be deleted. */
  TrialLeft: {}

  WebhookAlive: {}
  WebhookUnknown: { readonly code: string }
  ChannelArchived: { readonly code: string }
  ChannelGone: { readonly code: string }
  WorkspaceGone: { readonly code: string }
  PostForbidden: { readonly code: string }
  RateLimited: {}
  SlackAtFault: { readonly detail: string }
  NotSlack: { readonly status: string }
  NoAnswer: { readonly code: string }

  ClockRight: {}
  ClockWrong: { readonly minutes: number; readonly ahead: boolean }

  Posted: {}
}>

export const Finding = Data.taggedEnum<Finding>()

/** How bad it is. */
export type Outcome = "ok" | "warning" | "problem" | "skipped"

const outcomes: Readonly<Partial<Record<Finding["_tag"], Outcome>>> = {
  NotChecked: "skipped",
  UrlFound: "ok",
  BotFound: "ok",
  WebhookUnused: "warning",
  SecretInArguments: "warning",
  SecretReadable: "warning",
  FileSkipped: "warning",
  KeySkipped: "warning",
  HostFound: "ok",
  Connected: "ok",
  ProxyPasses: "ok",
  Encrypted: "ok",
  BotAlive: "ok",
  ScopesComplete: "ok",
  ScopesUnknown: "skipped",
  ScopesUseful: "warning",
  ChannelOpen: "ok",
  TrialLeft: "warning",
  WebhookAlive: "ok",
  RateLimited: "warning",
  ClockRight: "ok",
  ClockWrong: "warning",
  Posted: "ok"
}

/** Whatever is not known to be harmless is a problem. */
export const outcomeOf = ({ _tag }: Finding): Outcome => outcomes[_tag] ?? "problem"
