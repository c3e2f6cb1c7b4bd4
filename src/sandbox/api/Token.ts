/** The bot's token: who may call, and what for. Pure. */
import * as Either from "effect/Either"

/**
 * What can have become of the token: it is `active`, it was `revoked`, it has `expired`, or its account is `inactive`.
 *
 * @example
 * import { Effect } from "effect"
 * import { SlackSandbox, type TokenState } from "runbell/testing"
 * const becomes = (state: TokenState) => Effect.flatMap(SlackSandbox, ({ setToken }) => setToken(state))
 * const test = becomes("revoked") // from here on every call is refused: token_revoked
 *
 * @since 0.1.0
 */
export type TokenState = "active" | "revoked" | "expired" | "inactive"

/** It looks like no real token, so that no scanner takes it for one. */
export const botToken = `xoxb-${"X".repeat(24)}`

/** The scopes that a call here can ask for. */
export const allScopes: ReadonlyArray<string> =
  "chat:write channels:history groups:history im:history files:write files:read reactions:write users:read users:read.email channels:read im:read".split(
    " "
  )

/** The bot as the workspace knows it. */
export interface Bot {
  readonly state: TokenState
  readonly scopes: ReadonlyArray<string>
}

export const freshBot: Bot = { state: "active", scopes: allScopes }

const codes = { revoked: "token_revoked", expired: "token_expired", inactive: "account_inactive" } as const

/** The codes of Slack's page "Authentication": nothing, or why a call with this token is refused. */
export const admitToken = (given: string | undefined, { state }: Bot): Either.Either<void, string> => {
  if (given === undefined || given === "") return Either.left("not_authed")
  if (given !== botToken) return Either.left("invalid_auth")
  return state === "active" ? Either.void : Either.left(codes[state])
}
