/** The messages that wait for their time, each posted when it comes, by the clock that is there: a test may move it. */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Ref from "effect/Ref"
import type * as Scope from "effect/Scope"
import type { Taken } from "../judge.ts"
import { type Refusal, refused } from "./Refusal.ts"
import { deletionOf, isCrowded, type Scheduled } from "./Scheduled.ts"

const seconds = Effect.map(Clock.currentTimeMillis, (now) => Math.floor(now / 1_000))

/** In milliseconds: no timer runs for longer than 24 days. */
const longestSleep = 24 * 60 * 60 * 1_000

/** Waits until that time, in milliseconds. */
const until = (due: number): Effect.Effect<void> =>
  Effect.flatMap(Clock.currentTimeMillis, (now) =>
    now >= due
      ? Effect.void
      : Effect.zipRight(Effect.sleep(Duration.millis(Math.min(due - now, longestSleep))), until(due))
  )

/** Opens the store. The fibers that wait are of the given scope. */
export const makeScheduled = (
  post: (message: Taken, channel: string) => Effect.Effect<unknown>,
  lastMinute: "refused" | "accepted",
  scope: Scope.Scope
) =>
  Effect.gen(function* () {
    const kept = yield* Ref.make<ReadonlyArray<Scheduled>>([])
    const ids = yield* Ref.make(0)

    const postWhenDue = ({ id, postAt, channel, message }: Scheduled) =>
      Effect.gen(function* () {
        yield* until(postAt * 1_000)
        const all = yield* Ref.getAndUpdate(kept, (all) => all.filter((other) => other.id !== id))
        if (all.some((other) => other.id === id && other.posts)) yield* post(message, channel.name)
      })

    return {
      /** What the list shows. */
      all: Effect.map(Ref.get(kept), (all) => all.filter(({ listed }) => listed)),
      /** Keeps it for its time, unless there are too many around that time. */
      add: (channel: Scheduled["channel"], postAt: number, message: Taken): Effect.Effect<Scheduled, Refusal> =>
        Effect.gen(function* () {
          const number = yield* Ref.updateAndGet(ids, (last) => last + 1)
          const scheduled: Scheduled = {
            id: `Q${String(number).padStart(8, "0")}`,
            channel,
            postAt,
            createdAt: yield* seconds,
            message,
            listed: true,
            // Method page "chat.scheduleMessage": a message with metadata is taken and never posted.
            posts: message.metadata === undefined
          }
          const crowded = yield* Ref.modify(kept, (all) =>
            isCrowded(all, channel.id, postAt) ? [true, all] : [false, [...all, scheduled]]
          )
          if (crowded) return yield* Effect.fail(refused("restricted_too_many"))
          yield* Effect.forkIn(postWhenDue(scheduled), scope)
          return scheduled
        }),
      /** Deletes it, or says that it did. */
      remove: (channelId: string, id: string): Effect.Effect<void, Refusal> =>
        Effect.flatMap(seconds, (now) =>
          Effect.flatMap(
            Ref.modify(kept, (all) => {
              const found = all.find((one) => one.id === id && one.channel.id === channelId && one.listed)
              if (found === undefined) return [false, all]
              const { accepted, posts } = deletionOf(found.postAt - now, lastMinute)
              if (!accepted) return [false, all]
              const changed = { ...found, listed: false, posts: found.posts && posts }
              return [true, all.map((one) => (one === found ? changed : one))]
            }),
            (accepted) => (accepted ? Effect.void : Effect.fail(refused("invalid_scheduled_message_id")))
          )
        ),
      clear: Ref.set(kept, [])
    }
  })
