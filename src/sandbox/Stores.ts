/** All that the sandbox keeps while it runs. */
import * as Effect from "effect/Effect"
import * as Ref from "effect/Ref"
import { makeCallFaults } from "./api/makeCallFaults.ts"
import { makeChannels } from "./api/makeChannels.ts"
import { makeRates } from "./api/makeRates.ts"
import { makeScheduled } from "./api/makeScheduled.ts"
import { makeUploads } from "./api/makeUploads.ts"
import { makeUsers } from "./api/makeUsers.ts"
import { freshBot } from "./api/Token.ts"
import { makeFaults } from "./makeFaults.ts"
import { makeMessages } from "./makeMessages.ts"
import { makeRequests } from "./makeRequests.ts"
import { makeWebhooks } from "./makeWebhooks.ts"
import type { Settings } from "./SandboxOptions.ts"

/** Opens the stores, empty. What waits for its time waits in the scope. */
export const makeStores = (url: string, settings: Settings) =>
  Effect.gen(function* () {
    const messages = yield* makeMessages
    const scope = yield* Effect.scope
    return {
      /** Where the sandbox serves. */
      url,
      settings,
      messages,
      faults: yield* makeFaults,
      requests: yield* makeRequests,
      webhooks: yield* makeWebhooks(settings),
      bot: yield* Ref.make(freshBot),
      channels: yield* makeChannels,
      rates: yield* makeRates(settings.pace),
      users: yield* makeUsers,
      callFaults: yield* makeCallFaults,
      scheduled: yield* makeScheduled(messages.store, settings.lastMinuteDeletion, scope),
      uploads: yield* makeUploads(settings.fileProcessing, scope)
    }
  })

/** The open stores. */
export type Stores = Effect.Effect.Success<ReturnType<typeof makeStores>>
