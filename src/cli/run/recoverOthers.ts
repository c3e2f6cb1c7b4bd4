/** Tells, while a command runs, of runs that died with all that was to tell of them. What that takes is loaded only where there may be one. */
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { judge } from "../../journal/judge.ts"
import type { ProcessIdentity } from "../../journal/ProcessIdentity.ts"
import { fileNames, isRunId, runsIn } from "../../journal/runFolder.ts"
import type { Kept } from "../../node/openKept.ts"
import { defaults } from "../../slack/SlackPolicy.ts"
import type { Plan } from "./Plan.ts"

const namesIn = Option.liftThrowable((folder: string) => readdirSync(folder))

const processIn = Option.liftThrowable((path: string): ProcessIdentity => {
  const entry: { readonly process: ProcessIdentity } = JSON.parse(readFileSync(path, "utf8"))
  return entry.process // only a hint: whoever tells of it reads the file with care
})

const changedAt = (path: string): number =>
  Option.getOrElse(Option.liftThrowable(() => statSync(path).mtimeMs)(), () => 0)

/** Whether somebody should look at the run. Of a process that cannot be seen only its silence speaks. */
const isSuspect = (folder: string, now: number): Effect.Effect<boolean> => {
  const entry = join(folder, fileNames.entry)
  const heardAt = Math.max(changedAt(entry), changedAt(join(folder, fileNames.beat)))
  return Option.match(processIn(entry), {
    onNone: () => Effect.succeed(true),
    onSome: (process) =>
      Effect.map(judge(process, heardAt), (judgement) =>
        judgement === "dead" || judgement === "rebooted"
          ? true
          : judgement !== "alive" && now - heardAt > Duration.toMillis(defaults.silenceAfter)
      )
  })
}

const anySuspect = Effect.fnUntraced(function* ({ folder, id }: Kept) {
  const now = yield* Clock.currentTimeMillis
  const names = Option.getOrElse(namesIn(runsIn(folder)), () => [])
  return yield* Effect.exists(
    names.filter((name) => name !== id && isRunId(name)),
    (name) => isSuspect(join(runsIn(folder), name), now)
  )
})

/** Never fails; what it cannot do now, the next run does. */
export const recoverOthers = (kept: Kept, plan: Plan): Effect.Effect<void> =>
  Effect.if(anySuspect(kept), {
    onTrue: () =>
      Effect.flatMap(
        Effect.promise(() => import("./recoverNow.ts")),
        ({ recoverNow }) => recoverNow(kept.folder, plan)
      ),
    onFalse: () => Effect.void
  })
