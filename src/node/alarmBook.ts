/** The alarms that runs set, in the folder of all that runbell keeps. */
import * as Effect from "effect/Effect"
import { forgetAlarm, noteAlarm } from "../journal/alarms.ts"
import { rememberDestination } from "../outbox/destinations.ts"
import { fingerprint } from "../outbox/fingerprint.ts"
import { Address } from "../slack/Address.ts"
import type { Book } from "../switch/AlarmBook.ts"

/** The bot may be another one than the one that tells of the run: without its token nobody can take the alarm back. */
export const alarmBook = (folder: string): Book => ({
  note: (bot, run, alarm) => {
    const address = Address.Bot(bot)
    const destination = fingerprint(address)
    return alarm === undefined
      ? forgetAlarm(folder, destination, run)
      : Effect.zipRight(Effect.ignore(rememberDestination(folder, address)), noteAlarm(folder, destination, run, alarm))
  }
})
