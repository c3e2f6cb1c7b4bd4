/** Who writes down the alarms that runs set, so that whoever tells an end in a run's place takes its alarm back. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type { CheckedBot } from "../slack/BotOptions.ts"
import type { Alarm } from "./slackAlarms.ts"

export interface Book {
  /** Notes the alarm that the bot has set for the run of that id; none when all of that run's are taken back. */
  readonly note: (bot: CheckedBot, run: string, alarm: Alarm | undefined) => Effect.Effect<void>
}

/** Nobody does, where nothing outlives the program. */
export class AlarmBook extends Context.Reference<AlarmBook>()("runbell/AlarmBook", {
  defaultValue: (): Book => ({ note: () => Effect.void })
}) {}
