/** Asks the webhook itself, and reads from the answer what has become of it. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import type { Policy } from "../../slack/SlackPolicy.ts"
import { classify } from "../../slack/WebhookAnswer.ts"
import { post } from "../http/post.ts"
import { headerOf } from "../http/Received.ts"
import type { Environment } from "../settings/Environment.ts"
import { clockFinding } from "./clockFinding.ts"
import { Finding } from "./Finding.ts"
import { refusalFinding } from "./refusalFinding.ts"

export interface Asked {
  /** Nothing where the webhook took it. */
  readonly refusal: Finding | undefined
  readonly clock: Finding
}

/** Posts the body, and says what the answer means. */
export const ask = (
  url: Redacted.Redacted,
  body: string,
  environment: Environment,
  policy: Policy
): Effect.Effect<Asked, Finding> =>
  Effect.gen(function* () {
    const answer = yield* post(new URL(Redacted.value(url)), { body }, environment).pipe(
      Effect.mapError(({ code }) => Finding.NoAnswer({ code }))
    )
    const now = yield* Clock.currentTimeMillis
    const verdict = classify({ ...answer, retryAfter: headerOf(answer, "retry-after") }, now, policy)
    const isTaken = Either.isRight(verdict) || verdict.left._tag === "SlackMessageRefused"
    return {
      refusal: isTaken ? undefined : refusalFinding(verdict.left),
      clock: clockFinding(headerOf(answer, "date"), now)
    }
  })
