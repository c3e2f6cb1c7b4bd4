/** The uploads of the workspace while it runs. */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Ref from "effect/Ref"
import type * as Scope from "effect/Scope"
import { type Refusal, refused } from "./Refusal.ts"
import {
  type Announced,
  type Completion,
  completed,
  makeUpload,
  type NotReceived,
  received,
  replaced,
  type Upload
} from "./Upload.ts"

interface Kept {
  /** How many there ever were: no id is given twice. */
  readonly count: number
  readonly uploads: ReadonlyArray<Upload>
}

/** Opens the store. A file can be shown so long after its upload was completed; what waits for that is of the scope. */
export const makeUploads = (processing: Duration.DurationInput, scope: Scope.Scope) =>
  Effect.map(Ref.make<Kept>({ count: 0, uploads: [] }), (kept) => {
    const delay = Duration.toMillis(processing)
    /** Changes these uploads, or none where there is a reason not to. */
    const change = <E>(f: (uploads: ReadonlyArray<Upload>) => Either.Either<ReadonlyArray<Upload>, E>) =>
      Effect.flatten(
        Ref.modify(kept, ({ count, uploads }) => {
          const changed = f(uploads)
          return [
            changed,
            {
              count,
              uploads: replaced(
                uploads,
                Either.getOrElse(changed, () => [])
              )
            }
          ]
        })
      )
    return {
      all: Effect.map(Ref.get(kept), ({ uploads }) => uploads),
      announce: (announced: Announced) =>
        Ref.modify(kept, ({ count, uploads }) => {
          const upload = makeUpload(count, announced)
          return [upload, { count: count + 1, uploads: [...uploads, upload] }]
        }),
      /** Takes the bytes of the upload whose ticket it is. */
      receive: (ticket: string, bytes: Uint8Array): Effect.Effect<void, NotReceived> =>
        change((uploads) => Either.map(received(uploads, ticket, bytes), (upload) => [upload])),
      /** Completes these together, or none of them. */
      complete: (completions: ReadonlyArray<Completion>): Effect.Effect<ReadonlyArray<Upload>, Refusal> =>
        Effect.flatMap(Clock.currentTimeMillis, (now) =>
          change((uploads) =>
            Option.all(completions.map((completion) => completed(uploads, completion, now + delay))).pipe(
              Either.fromOption(() => refused("file_not_found"))
            )
          )
        ),
      /** Does it when what is completed now can be shown: at once, where that takes no time. */
      whenReady: (work: Effect.Effect<unknown>): Effect.Effect<void> =>
        delay === 0 ? Effect.asVoid(work) : Effect.asVoid(Effect.forkIn(Effect.delay(work, delay), scope)),
      clear: Ref.update(kept, ({ count }) => ({ count, uploads: [] }))
    }
  })
