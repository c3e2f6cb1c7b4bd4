/** The workspace that the sandbox stands for: one team, its webhooks, each with a channel of its own. Pure. */
import * as Either from "effect/Either"
import { type Answer, rateLimited, refusal } from "./Answer.ts"
import { take } from "./pace.ts"
import type { Settings } from "./SandboxOptions.ts"
import { refusalIn, type WebhookState } from "./WebhookState.ts"

/** One webhook. */
export interface Webhook {
  readonly id: string
  readonly channel: string
  readonly state: WebhookState
  /** See {@link take}. */
  readonly busyUntil: number
}

/** The channel of the webhook that is there from the beginning. */
export const defaultChannel = "#runs"

const team = "T00000001"

/** It looks like no real secret, so that no scanner takes it for one. */
const secret = "X".repeat(24)

/** The path of a webhook, with its secret. */
export const pathOf = ({ id }: Webhook): string => `/services/${team}/${id}/${secret}`

/** The webhook number `index`, counted from none. */
export const makeWebhook = (index: number, channel: string): Webhook => ({
  id: `B${String(index + 1).padStart(8, "0")}`,
  channel,
  state: "active",
  busyUntil: 0
})

/** The id in a path, if it is one of ours: an unknown one might be a secret in the wrong place. */
export const idIn = (webhooks: ReadonlyArray<Webhook>, path: string): string => {
  const [, , , given] = path.split("/")
  return webhooks.find(({ id }) => id === given)?.id ?? "unknown"
}

const find = (
  webhooks: ReadonlyArray<Webhook>,
  path: string,
  { invalidTokenStatus }: Settings
): Either.Either<Webhook, Answer> => {
  const [, , givenTeam, givenId = "", givenSecret] = path.split("/")
  if (givenTeam !== team) return Either.left(refusal(404, "no_team"))
  if (!givenId.startsWith("B")) return Either.left(refusal(400, "no_service_id"))
  const webhook = webhooks.find(({ id }) => id === givenId)
  if (webhook === undefined) return Either.left(refusal(404, "no_service"))
  if (givenSecret !== secret) return Either.left(refusal(invalidTokenStatus, "invalid_token"))
  const refused = refusalIn(webhook.state, invalidTokenStatus)
  return refused === undefined ? Either.right(webhook) : Either.left(refused)
}

/**
 * The webhook that a path leads to, with one post of its pace taken; or Slack's refusal. The second of the pair is what
 * the webhooks have become.
 */
export const admit = (
  webhooks: ReadonlyArray<Webhook>,
  path: string,
  now: number,
  settings: Settings
): readonly [Either.Either<Webhook, Answer>, ReadonlyArray<Webhook>] => {
  const found = find(webhooks, path, settings)
  if (Either.isLeft(found)) return [found, webhooks]
  const [retryAfter, busyUntil] = take(found.right.busyUntil, settings.pace, now)
  const webhook = { ...found.right, busyUntil }
  return [
    retryAfter === undefined ? Either.right(webhook) : Either.left(rateLimited(retryAfter)),
    webhooks.map((other) => (other.id === webhook.id ? webhook : other))
  ]
}
