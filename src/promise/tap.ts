/** Reports what passes through an async iterable or a web stream, and leaves it as it is. */
import { dual } from "effect/Function"
import { type Picker, picked } from "../run/picked.ts"
import type { RunHandle } from "./RunHandle.ts"

type Reporter = Pick<RunHandle, "report">

/**
 * The same items, in the same order, one asked for whenever one is asked for, with the same end, errors and early exit.
 * Each item that passes is a step of the run, and the metrics that are picked from it are reported. How the run ends is
 * left to the run: to break off early is no failure.
 *
 * @example
 * import { connect, tap } from "runbell/promise"
 * declare const answers: AsyncIterable<{ readonly score: number }>
 * const notifier = await connect()
 * await notifier.wrap({ name: "evaluation", steps: 1_000 }, async (run) => {
 *   for await (const answer of tap(answers, run, ({ score }) => ({ score }))) console.log(answer)
 * })
 *
 * @since 0.1.0
 */
export const tap: {
  <Item>(
    run: Reporter,
    pick: Picker<Item>
  ): {
    (source: ReadableStream<Item>): ReadableStream<Item>
    (source: AsyncIterable<Item>): AsyncIterable<Item>
  }
  <Item>(source: ReadableStream<Item>, run: Reporter, pick: Picker<Item>): ReadableStream<Item>
  <Item>(source: AsyncIterable<Item>, run: Reporter, pick: Picker<Item>): AsyncIterable<Item>
} = dual(3, <Item>(source: ReadableStream<Item> | AsyncIterable<Item>, run: Reporter, pick: Picker<Item>) =>
  "getReader" in source
    ? tapStream(source, counter(run, pick))
    : { [Symbol.asyncIterator]: () => tapIterator(source[Symbol.asyncIterator](), counter(run, pick)) }
)

/** Notes one item after another. */
const counter = <Item>(run: Reporter, pick: Picker<Item>) => {
  let passed = 0
  return (item: Item): void => {
    const metrics = picked(pick, item, passed)
    passed += 1
    run.report(metrics, { step: passed })
  }
}

const tapIterator = <Item>(inner: AsyncIterator<Item>, note: (item: Item) => void): AsyncIterator<Item> => {
  const noted = async (answer: Promise<IteratorResult<Item>>) => {
    const result = await answer
    if (result.done !== true) note(result.value)
    return result
  }
  const { return: leave, throw: fail } = inner
  return {
    next: async (...args) => noted(inner.next(...args)),
    // Absent where the source has none: who iterates treats that in its own way.
    ...(leave === undefined ? {} : { return: async (value) => noted(leave.call(inner, value)) }),
    ...(fail === undefined ? {} : { throw: async (error) => noted(fail.call(inner, error)) })
  }
}

/** A TransformStream would ask for an item before anybody wants it. */
const tapStream = <Item>(source: ReadableStream<Item>, note: (item: Item) => void): ReadableStream<Item> => {
  const reader = source.getReader()
  return new ReadableStream<Item>(
    {
      pull: async (controller) => {
        const result = await reader.read()
        if (result.done) return controller.close()
        note(result.value)
        return controller.enqueue(result.value)
      },
      cancel: (reason) => reader.cancel(reason)
    },
    { highWaterMark: 0 }
  )
}
