/** What the settings mean for the run that is told. Pure. */
import type { RunOptions } from "../../run/RunOptions.ts"
import { defaultName } from "../origin/defaultName.ts"
import type { Voice } from "../origin/voiceOf.ts"
import type { Settings } from "../settings/Settings.ts"

/** A process that is not the first of its job tells its own failure, and nothing else. */
export const runOptionsOf = (
  settings: Settings,
  voice: Voice,
  command: string,
  args: ReadonlyArray<string>
): RunOptions => ({
  name: settings.name ?? defaultName(command, args),
  project: settings.project,
  workspace: settings.workspace,
  description: settings.description,
  link: settings.link,
  tags: settings.tags,
  steps: settings.steps,
  epochs: settings.epochs,
  goals: settings.goals,
  chart: settings.chart.length === 0 ? undefined : settings.chart,
  mentions: { who: settings.mentions, when: settings.mentionWhen },
  events: voice === "all" ? settings.events : "failure",
  minDuration: settings.minDuration
})
