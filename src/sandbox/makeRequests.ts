/** The requests to webhooks, each with what became of it. */
import * as Effect from "effect/Effect"
import * as SubscriptionRef from "effect/SubscriptionRef"
import { awaitCount } from "./awaitCount.ts"
import type { SandboxRequest } from "./SandboxRequest.ts"

/** Opens the record. Requests stand in it in the order in which they were settled. */
export const makeRequests = Effect.map(SubscriptionRef.make<ReadonlyArray<SandboxRequest>>([]), (requests) => ({
  all: SubscriptionRef.get(requests),
  record: (request: SandboxRequest) => SubscriptionRef.update(requests, (all) => [...all, request]),
  awaitCount: (count: number) => awaitCount(requests.changes, count),
  clear: SubscriptionRef.set(requests, [])
}))
