/** Whether a process whose lifeline has ended is still there: then it has become another program, or takes long to die. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { identity } from "effect/Function"
import * as Schedule from "effect/Schedule"
import { judge } from "../journal/judge.ts"
import type { ProcessIdentity } from "../journal/ProcessIdentity.ts"

/** The kernel closes the lifeline a little before the process is gone, and frees a process's memory first: some 10 GB in that time. */
export const goneWithin = Duration.seconds(1)

const lookEvery = Duration.millis(20)

/** What cannot be seen does not count as alive, and how long ago it was heard of is all the same. */
export const isAlive = (process: ProcessIdentity): Effect.Effect<boolean> =>
  Effect.map(judge(process, 0), (judgement) => judgement === "alive")

/** Looks for at most {@link goneWithin}. */
export const stays = (process: ProcessIdentity): Effect.Effect<boolean> =>
  Effect.repeat(isAlive(process), { while: identity<boolean>, schedule: Schedule.spaced(lookEvery) }).pipe(
    Effect.timeoutOption(goneWithin),
    Effect.zipRight(isAlive(process))
  )
