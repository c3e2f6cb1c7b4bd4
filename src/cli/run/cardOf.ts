/** Which card a run shares with other attempts at the same work. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { cardsByFile } from "../../journal/cards.ts"
import { stateFolder } from "../../journal/stateFolder.ts"
import { fingerprint } from "../../outbox/fingerprint.ts"
import type { Address } from "../../slack/Address.ts"
import { attemptsKey, isLaterAttempt } from "../origin/attemptsKey.ts"
import type { Environment } from "../origin/Environment.ts"
import { jobOf } from "../origin/jobOf.ts"

/**
 * As it was set; else that of the job, where a scheduler starts jobs again. The second run of one attempt has a card of its
 * own: it is no attempt at the work of the first.
 */
export const cardOf = Effect.fnUntraced(function* (
  set: string | undefined,
  name: string,
  address: Address,
  environment: Environment
): Effect.fn.Return<string | undefined> {
  if (set !== undefined || address._tag === "Webhook") return set
  const job = jobOf(environment)
  const key = attemptsKey(job, name)
  if (key === undefined || job === undefined || isLaterAttempt(job)) return key
  const folder = yield* stateFolder(environment)
  if (folder === undefined) return key
  return Option.isSome(yield* cardsByFile(folder, fingerprint(address)).recall(key)) ? undefined : key
})
