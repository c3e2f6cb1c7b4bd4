/** Reports what passes through a Stream. */
import * as Effect from "effect/Effect"
import { dual } from "effect/Function"
import * as Stream from "effect/Stream"
import { type CurrentRun, report } from "./CurrentRun.ts"
import { type Picker, picked } from "./picked.ts"

/**
 * The same stream; each item that passes is a step of the current run, and the metrics that are picked from it are
 * reported.
 *
 * @example
 * import { Stream } from "effect"
 * import { tapMetrics, withSlackNotify } from "runbell"
 * declare const answers: Stream.Stream<{ readonly score: number }>
 * const evaluation = answers.pipe(
 *   tapMetrics(({ score }) => ({ score })),
 *   Stream.runCount,
 *   withSlackNotify({ name: "evaluation", steps: 1_000 })
 * )
 *
 * @since 0.1.0
 */
export const tapMetrics: {
  <Item>(pick: Picker<Item>): <E, R>(self: Stream.Stream<Item, E, R>) => Stream.Stream<Item, E, R | CurrentRun>
  <Item, E, R>(self: Stream.Stream<Item, E, R>, pick: Picker<Item>): Stream.Stream<Item, E, R | CurrentRun>
} = dual(
  2,
  <Item, E, R>(self: Stream.Stream<Item, E, R>, pick: Picker<Item>): Stream.Stream<Item, E, R | CurrentRun> =>
    Stream.suspend(() => {
      let passed = 0
      const note = (item: Item) =>
        Effect.suspend(() => {
          const metrics = picked(pick, item, passed)
          passed += 1
          return report(metrics, { step: passed })
        })
      return Stream.mapChunksEffect(self, (chunk) => Effect.as(Effect.forEach(chunk, note, { discard: true }), chunk))
    })
)
