/** How often each method was called lately, and each channel posted to. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Ref from "effect/Ref"
import { type Pace, take } from "../pace.ts"
import type { Refusal } from "./Refusal.ts"
import { type Tier, takeCall } from "./tier.ts"

const admitted = (retryAfter: number | undefined): Effect.Effect<void, Refusal> =>
  retryAfter === undefined ? Effect.void : Effect.fail({ error: "ratelimited", retryAfter })

/** Opens the record. */
export const makeRates = (pace: Pace) =>
  Effect.gen(function* () {
    const calls = yield* Ref.make<Readonly<Record<string, ReadonlyArray<number>>>>({})
    const posts = yield* Ref.make<Readonly<Record<string, number>>>({})
    return {
      /** Counts a call of the method, or refuses it. Other methods do not notice. */
      call: (method: string, tier: Tier) =>
        Effect.flatMap(Clock.currentTimeMillis, (now) =>
          Effect.flatMap(
            Ref.modify(calls, (all) => {
              const [retryAfter, times] = takeCall(all[method] ?? [], tier, now)
              return [retryAfter, { ...all, [method]: times }]
            }),
            admitted
          )
        ),
      /** Counts a post to the channel, which takes them at its own pace. */
      post: (channel: string) =>
        Effect.flatMap(Clock.currentTimeMillis, (now) =>
          Effect.flatMap(
            Ref.modify(posts, (all) => {
              const [retryAfter, busyUntil] = take(all[channel] ?? 0, pace, now)
              return [retryAfter, { ...all, [channel]: busyUntil }]
            }),
            admitted
          )
        )
    }
  })
