/** Recovery with all that it takes. */
import * as Effect from "effect/Effect"
import { flush } from "../../outbox/flush.ts"
import { recover } from "../../recovery/recover.ts"
import { SlackPolicy } from "../../slack/SlackPolicy.ts"
import { carrierTo } from "../carrierTo.ts"
import { localeOf } from "../notifierOf.ts"
import { jobOf } from "../origin/jobOf.ts"
import { takeAlarmsBack } from "../takeAlarmsBack.ts"
import type { Plan } from "./Plan.ts"

/** Puts the ends into the outbox, and delivers what waits there, wherever it is to go. */
export const recoverNow = Effect.fn("recoverNow")(function* (folder: string, { settings, environment }: Plan) {
  const { deliveryTimeout } = yield* SlackPolicy
  yield* recover(folder, { job: jobOf(environment) })
  yield* takeAlarmsBack(folder, settings)
  yield* Effect.provide(flush(folder, carrierTo(folder, settings), deliveryTimeout), localeOf(settings, environment))
})
