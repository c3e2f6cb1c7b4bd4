/** Claims the right to tell a run's end. Of all who may see it end, and at the same moment, one gets it. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { plain } from "../domain/plain.ts"
import type { Claim } from "./Claim.ts"
import { attempt, type JournalError } from "./JournalError.ts"
import { judge } from "./judge.ts"
import { placeFirst } from "./placeFile.ts"
import { claimName, runFolder } from "./runFolder.ts"
import type { Standing } from "./standingClaim.ts"

/** Whoever else finds the folder gone knows that all is told. The run itself has not closed it, so a stranger has removed it. */
const isOwn = ({ by }: Claim): boolean => by === "program" || by === "wrapper"

const place = Effect.fnUntraced(function* (
  folder: string,
  id: string,
  claim: Claim,
  generation: number
): Effect.fn.Return<boolean, JournalError> {
  const path = yield* runFolder(folder, id)
  return yield* Effect.catchIf(
    attempt(path, () => placeFirst(join(path, claimName(generation)), plain(claim))),
    ({ code }) => code === "ENOENT" && !isOwn(claim),
    () => Effect.succeed(false)
  )
})

/** Loaded when somebody else has claimed: to be the first takes no Schema. */
const standingClaim = (folder: string, id: string) =>
  Effect.flatMap(
    Effect.promise(() => import("./standingClaim.ts")),
    (reader) => reader.standingClaim(folder, id)
  )

const isPresumed = ({ claim }: Standing): boolean => Option.exists(claim, ({ presumed }) => presumed === true)

/**
 * `true`: the end is yours to tell, and nobody else's. `false`: somebody has claimed it before, or the run is closed.
 * An end that was only presumed gives way to one that was seen. Fails where the claim cannot be written, also when the
 * folder of a run that still goes on is gone: then nobody else will tell.
 */
export const claimEnd = Effect.fn("journal.claimEnd")(function* (
  folder: string,
  id: string,
  claim: Claim
): Effect.fn.Return<boolean, JournalError> {
  if (yield* place(folder, id, claim, 1)) return true
  const standing = Option.filter(yield* standingClaim(folder, id), isPresumed)
  // It may fall silent once more, after it was heard of.
  if (Option.isNone(standing) || (claim.presumed === true && !standing.value.isTakenBack)) return false
  return yield* place(folder, id, claim, standing.value.generation + 1)
})

/** What is to be known besides a claim, to take it over. */
export interface TakeOverOptions {
  /** Where `/proc` is. Default: `/`. */
  readonly root?: string | undefined
  /** A holder that cannot be seen from here has had its time. Default: no. */
  readonly lapsed?: boolean | undefined
}

/** A holder that is alive keeps its claim; so does one that cannot be seen, until its time is over. */
const isFree = ({ claim, isTold }: Standing, { root, lapsed = false }: TakeOverOptions): Effect.Effect<boolean> => {
  if (isTold) return Effect.succeed(false)
  return Option.match(claim, {
    onNone: () => Effect.succeed(true),
    onSome: ({ process, at }) =>
      Effect.map(judge(process, at, root), (judgement) =>
        judgement === "elsewhere" || judgement === "unknown" ? lapsed : judgement !== "alive"
      )
  })
}

/**
 * Takes over a claim whose holder died before it was told. What was told by then is not known: tell it as perhaps a
 * repeat. Only one of all who try gets it: each claim has a number, and none is ever taken away.
 */
export const takeOver = Effect.fn("journal.takeOver")(function* (
  folder: string,
  id: string,
  claim: Claim,
  options: TakeOverOptions = {}
): Effect.fn.Return<boolean, JournalError> {
  const standing = yield* standingClaim(folder, id)
  if (Option.isNone(standing) || !(yield* isFree(standing.value, options))) return false
  return yield* place(folder, id, claim, standing.value.generation + 1)
})
