/** Looks at a run of the journal: at its processes, its logs and the clock. */
import { statSync } from "node:fs"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Job } from "../domain/Origin.ts"
import { destinationsWithAlarms, recallAlarm } from "../journal/alarms.ts"
import { bootedAt } from "../journal/bootedAt.ts"
import { commandOf } from "../journal/findCommand.ts"
import { heardOf } from "../journal/heardOf.ts"
import type { JournalEntry } from "../journal/JournalEntry.ts"
import { judge } from "../journal/judge.ts"
import type { ProcessIdentity } from "../journal/ProcessIdentity.ts"
import type { OpenRun } from "../journal/readRun.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { SwitchPolicy } from "../switch/SwitchPolicy.ts"
import type { Sight } from "./verdict.ts"

type LogFile = JournalEntry["logs"]["stderr"]

/** A file of that name that is another one by now says nothing; nor does one that nothing was written to since. */
const writtenAt = (log: LogFile): number => {
  if (log === undefined) return 0
  const stat = Option.getOrUndefined(Option.liftThrowable(() => statSync(log.path))())
  const isSame = stat !== undefined && stat.dev === log.device && stat.ino === log.inode && stat.size > log.size
  return isSame ? Math.floor(stat.mtimeMs) : 0
}

/** What is written there after `latest` is another one's, as the next run's. */
const loggedAt = ({ stderr, stdout }: JournalEntry["logs"], latest: number): number | undefined => {
  const at = Math.max(writtenAt(stderr), writtenAt(stdout))
  return at > 0 && at <= latest ? at : undefined
}

/** A machine that only has the name of the run's own would have to wait for that long to see it beat. */
const missesBeats = (open: OpenRun, now: number): Effect.Effect<boolean> =>
  Effect.map(
    SlackPolicy,
    ({ beatInterval }) => now - heardOf(open, open.entry.process) > 2 * Duration.toMillis(beatInterval)
  )

/** Slack itself has said it then. The bot whose alarm it is may be another one than the one that tells of the run. */
const hasAlarmed = (folder: string, { run }: JournalEntry, now: number): Effect.Effect<boolean> =>
  Effect.gen(function* () {
    const late = Duration.toMillis((yield* SwitchPolicy).late)
    const bots = yield* destinationsWithAlarms(folder)
    return yield* Effect.exists(bots, (bot) =>
      Effect.map(
        recallAlarm(folder, bot, run.id),
        Option.exists(({ due }) => due + late <= now)
      )
    )
  })

/** `folder` is that of all that runbell keeps; `root` is where `/proc` is. */
export const sightOf = Effect.fnUntraced(function* (
  folder: string,
  open: OpenRun,
  job: Job | undefined,
  root: string
): Effect.fn.Return<Sight> {
  const judged = (identity: ProcessIdentity) => judge(identity, heardOf(open, identity), root)
  const judgedIfAny = (identity: ProcessIdentity | undefined) =>
    identity === undefined ? Effect.succeed(undefined) : judged(identity)
  const claim = Option.flatMap(open.standing, ({ claim }) => claim)
  const now = yield* Clock.currentTimeMillis
  const process = yield* judged(open.entry.process)
  const latest = process === "rebooted" ? Math.min(now, bootedAt(root) ?? now) : now
  return {
    open,
    process,
    missesBeats: yield* missesBeats(open, now),
    command: yield* judgedIfAny(yield* commandOf(open.entry, root)),
    holder: yield* judgedIfAny(Option.getOrUndefined(claim)?.process),
    logged: loggedAt(open.entry.logs, latest),
    hasAlarmed: yield* hasAlarmed(folder, open.entry, now),
    now,
    job
  }
})
