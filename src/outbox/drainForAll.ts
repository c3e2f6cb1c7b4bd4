/**
 * Delivers what waits for a destination, also what others put there meanwhile, so that of many processes that would wait
 * for Slack with nothing else to do only one stays: in an outage a script of short runs would leave one behind each.
 */
import { join } from "node:path"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Carrier } from "./Carrier.ts"
import { drain } from "./drain.ts"
import { makeFolder } from "./file.ts"
import { asLeader } from "./leadership.ts"
import { list, openSpool } from "./spool.ts"

const waiting = (folder: string) => Effect.map(list(folder), ({ names }) => names)

/**
 * Answers whether nothing is left; `false` at once where another process stays already: what was put there before this
 * call it takes over. Each message is tried for at least `limit`, as by `drain`.
 */
export const drainForAll = Effect.fn("outbox.drainForAll")(function* (
  folder: string,
  carrier: Carrier,
  limit: Duration.DurationInput
) {
  const seat = join(folder, "stays")
  yield* Effect.zipRight(openSpool(folder), makeFolder(seat))
  const round = Effect.gen(function* () {
    const before = yield* waiting(folder)
    const drained = yield* asLeader(seat, drain(folder, carrier, limit))
    // Looked at without the seat: who came for it a moment ago in vain has left its message behind.
    const left = yield* waiting(folder)
    return { isOver: Option.isNone(drained) || left.every((name) => before.includes(name)), left }
  })
  const { left } = yield* Effect.repeat(round, { until: ({ isOver }) => isOver })
  return left.length === 0
})
