/** What the doctor can find, from the settings to Slack. None of it holds the URL, or more of a proxy than its address. */
import * as Data from "effect/Data"
import type { InvalidWebhookUrl } from "../../slack/WebhookUrl.ts"

export type Finding = Data.TaggedEnum<{
  /** It makes no sense to look: an earlier check failed, or nothing of the kind is in use. */
  NotChecked: {}

  /** `where` is a variable, an option, or a file. */
  UrlFound: { readonly where: string }
  UrlMissing: {}
  UrlUnusable: { readonly where: string; readonly reason: InvalidWebhookUrl["reason"] }
  UrlFileUnreadable: { readonly path: string; readonly code: string }
  UrlInArguments: {}
  UrlReadable: { readonly path: string }
  FileSkipped: { readonly path: string; readonly code: string }

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
  UrlInArguments: "warning",
  UrlReadable: "warning",
  FileSkipped: "warning",
  HostFound: "ok",
  Connected: "ok",
  ProxyPasses: "ok",
  Encrypted: "ok",
  WebhookAlive: "ok",
  RateLimited: "warning",
  ClockRight: "ok",
  ClockWrong: "warning",
  Posted: "ok"
}

/** Whatever is not known to be harmless is a problem. */
export const outcomeOf = ({ _tag }: Finding): Outcome => outcomes[_tag] ?? "problem"
