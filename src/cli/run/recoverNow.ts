/** Recovery with all that it takes. */
import * as Effect from "effect/Effect"
import { flush } from "../../outbox/flush.ts"
import { recover } from "../../recovery/recover.ts"
import { SlackPolicy } from "../../slack/SlackPolicy.ts"
import { deliverTo } from "../deliverTo.ts"
import { localeOf } from "../notifierOf.ts"
import { jobOf } from "../origin/jobOf.ts"
import type { Plan } from "./Plan.ts"

/** Puts the ends into the outbox, and delivers what waits there, wherever it is to go. */
export const recoverNow = Effect.fn("recoverNow")(function* (folder: string, { settings, environment }: Plan) {
  const { deliveryTimeout } = yield* SlackPolicy
  yield* recover(folder, { job: jobOf(environment) })
  yield* Effect.provide(flush(folder, deliverTo(folder, settings), deliveryTimeout), localeOf(settings, environment))
})
