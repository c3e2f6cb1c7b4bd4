/** All that the sandbox keeps while it runs. */
import * as Effect from "effect/Effect"
import { makeFaults } from "./makeFaults.ts"
import { makeMessages } from "./makeMessages.ts"
import { makeRequests } from "./makeRequests.ts"
import { makeWebhooks } from "./makeWebhooks.ts"
import type { Settings } from "./SandboxOptions.ts"

/** Opens the stores, empty. */
export const makeStores = (settings: Settings) =>
  Effect.all({
    settings: Effect.succeed(settings),
    faults: makeFaults,
    messages: makeMessages,
    requests: makeRequests,
    webhooks: makeWebhooks(settings)
  })

/** The open stores. */
export type Stores = Effect.Effect.Success<ReturnType<typeof makeStores>>
