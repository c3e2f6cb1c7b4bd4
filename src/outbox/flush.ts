/** Delivers what waits for all destinations of this host, and counts what nobody here can deliver. */
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import { adopt } from "./adopt.ts"
import type { Carrier } from "./Carrier.ts"
import { type Drained, makeTally } from "./Drained.ts"
import { drain } from "./drain.ts"
import { isFingerprint } from "./fingerprint.ts"
import { hostFolder, hostKey, outboxFolder } from "./outboxFolder.ts"
import { list } from "./spool.ts"
import { stoppedLeader } from "./stoppedLeader.ts"

/**
 * What became of all that waited.
 *
 * @since 0.1.0
 */
export interface Flushed extends Drained {
  /** Could not be delivered in time, and waits on. */
  readonly left: number
  /** Waits for processes that are delivering to its destination and are stopped (SIGSTOP, Ctrl-Z). */
  readonly held: number
  /** The numbers of those processes. */
  readonly holders: ReadonlyArray<number>
  /** Waits for a destination whose secret is not known here. */
  readonly unknown: number
  /**
   * Waits in the outbox of another machine that shares this folder, and was at work there within the last ten minutes
   * (`silenceAfter` of the policy), or whose destination is not known here.
   */
  readonly elsewhere: number
}

const foldersIn = (folder: string): Effect.Effect<ReadonlyArray<string>> =>
  Effect.orElseSucceed(
    Effect.tryPromise(() => readdir(folder)),
    () => []
  )

const waitingIn = (folder: string): Effect.Effect<number> =>
  Effect.orElseSucceed(
    Effect.map(list(folder), ({ names }) => names.length),
    () => 0
  )

/** What is left in one folder, and why. */
type Rest = Pick<Flushed, "left" | "unknown" | "held" | "holders">

const nothing: Rest = { left: 0, unknown: 0, held: 0, holders: [] }

/** Its messages, where a process that is stopped holds them. Looks less and less often, since it looks through all processes. */
const heldIn = (folder: string): Effect.Effect<Rest> =>
  Effect.retry(Effect.flatten(stoppedLeader(folder)), Schedule.exponential("1 second")).pipe(
    Effect.orDie, // a schedule without an end
    Effect.flatMap((holder) => Effect.map(waitingIn(folder), (held) => ({ ...nothing, held, holders: [holder] })))
  )

const sum = (counts: ReadonlyArray<number>): number => counts.reduce((all, count) => all + count, 0)

/** Where other machines that share the folder keep what waits for the destinations. */
const foldersElsewhere = Effect.fnUntraced(function* (state: string) {
  const outbox = join(state, "outbox")
  const hosts = (yield* foldersIn(outbox)).filter((host) => host !== hostKey())
  const folders = yield* Effect.forEach(hosts, (host) =>
    Effect.map(foldersIn(join(outbox, host)), (marks) =>
      marks.filter(isFingerprint).map((mark) => ({ mark, folder: join(outbox, host, mark) }))
    )
  )
  return folders.flat()
})

const elsewhere = (state: string) =>
  Effect.flatMap(foldersElsewhere(state), (folders) =>
    Effect.map(
      Effect.forEach(folders, ({ folder }) => waitingIn(folder)),
      sum
    )
  )

/**
 * Delivers what waits, destination by destination at the same time, each for at most `limit`; also what another machine
 * that shares the folder has left there and not worked at for `silenceAfter` of the policy. `state` is the folder of
 * all that runbell keeps; `carrierTo` gives who carries messages to the destination of that fingerprint, where
 * its secret is known.
 *
 * @since 0.1.0
 */
export const flush = Effect.fn("outbox.flush")(function* (
  state: string,
  carrierTo: (fingerprint: string) => Effect.Effect<Option.Option<Carrier>>,
  limit: Duration.DurationInput
): Effect.fn.Return<Flushed> {
  const tally = makeTally()
  const flushOne = Effect.fnUntraced(function* (mark: string) {
    const folder = outboxFolder(state, mark)
    const waiting = yield* waitingIn(folder)
    const carrier = yield* carrierTo(mark)
    if (waiting === 0) return nothing
    if (Option.isNone(carrier)) return { ...nothing, unknown: waiting }
    return yield* drain(folder, carrier.value, limit).pipe(
      Effect.map(({ left, ...counts }): Rest => {
        tally.addAll(counts)
        return { ...nothing, left }
      }),
      Effect.orElseSucceed((): Rest => ({ ...nothing, left: waiting })),
      Effect.raceFirst(heldIn(folder))
    )
  })
  for (const { mark, folder } of yield* foldersElsewhere(state)) {
    if (Option.isSome(yield* carrierTo(mark))) yield* Effect.ignore(adopt(folder, outboxFolder(state, mark)))
  }
  const rests = yield* Effect.forEach(yield* foldersIn(hostFolder(state)), flushOne, { concurrency: "unbounded" })
  return {
    ...tally.total(),
    left: sum(rests.map(({ left }) => left)),
    unknown: sum(rests.map(({ unknown }) => unknown)),
    held: sum(rests.map(({ held }) => held)),
    holders: rests.flatMap(({ holders }) => holders),
    elsewhere: yield* elsewhere(state)
  }
})
