/** What the judgement of a bot's message depends on, beside the message. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Stores } from "../Stores.ts"
import type { Circumstances } from "../validate/validateMessage.ts"
import { canBeShown } from "./Upload.ts"

/** As they are now. */
export const circumstances = ({ uploads, settings }: Stores): Effect.Effect<Circumstances> =>
  Effect.zipWith(uploads.all, Clock.currentTimeMillis, (uploads, now) => ({
    canBeShown: canBeShown(uploads, now),
    takesNewest: settings.newestBlocks !== "refused"
  }))
