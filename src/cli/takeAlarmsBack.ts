/** Takes alarms back as the command can: by the settings' destination, and over this process's network. */
import type * as Effect from "effect/Effect"
import * as recovery from "../recovery/takeAlarmsBack.ts"
import { addressOf } from "./carrierTo.ts"
import { apiPostTo } from "./http/callApi.ts"
import type { Settings } from "./settings/Settings.ts"

/** `folder` is that of all that runbell keeps. */
export const takeAlarmsBack = (folder: string, settings: Pick<Settings, "destination">): Effect.Effect<void> =>
  recovery.takeAlarmsBack(folder, { addressOf: (mark) => addressOf(folder, settings, mark), apiPostTo })
