/** What passes through a tap is what went in: the same items, when they are asked for, with the same end. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { type Metrics, type ReportOptions, tap } from "runbell/promise"

/** Notes what is reported. */
const listening = () => {
  const reports: Array<readonly [Metrics, number | undefined]> = []
  const run = { report: (metrics: Metrics, options?: ReportOptions) => void reports.push([metrics, options?.step]) }
  return { reports, run }
}

const half = (item: number): Metrics => ({ half: item / 2 })

/** Says in `asked` what is asked of it. */
async function* counting(to: number, asked: Array<string> = []) {
  try {
    for (let item = 1; item <= to; item += 1) {
      asked.push(`${item}`)
      yield item
    }
  } finally {
    asked.push("left")
  }
}

const all = async <Item>(source: AsyncIterable<Item>) => {
  const items: Array<Item> = []
  for await (const item of source) items.push(item)
  return items
}

const read = async <Item>(source: ReadableStream<Item>) => {
  const items: Array<Item> = []
  const reader = source.getReader()
  for (;;) {
    const result = await reader.read()
    if (result.done) return items
    items.push(result.value)
  }
}

const rejection = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error
  )

const items = FastCheck.array(FastCheck.anything(), { maxLength: 20 })

async function* each(items: ReadonlyArray<unknown>) {
  yield* items
}

const streamOf = (items: ReadonlyArray<unknown>) =>
  new ReadableStream<unknown>({
    start: (controller) => {
      for (const item of items) controller.enqueue(item)
      controller.close()
    }
  })

const pickAny = (item: unknown, index: number) => ({ index, isText: Number(typeof item === "string") })
const reportOf = (item: unknown, index: number) => [pickAny(item, index), index + 1] as const

describe("an async iterable through a tap", () => {
  it("gives the very same items in the same order, and reports each as one step", () =>
    FastCheck.assert(
      FastCheck.asyncProperty(items, async (given) => {
        const { reports, run } = listening()
        const passed = await all(tap(run, pickAny)(each(given)))
        assert.isTrue(passed.length === given.length && passed.every((item, index) => Object.is(item, given[index])))
        assert.deepStrictEqual(reports, given.map(reportOf))
      })
    ))

  it("is asked for an item only when one is wanted, and is left when the reader breaks off", () =>
    FastCheck.assert(
      FastCheck.asyncProperty(FastCheck.integer({ min: 1, max: 9 }), async (enough) => {
        const [bare, tapped]: [Array<string>, Array<string>] = [[], []]
        const { reports, run } = listening()
        for await (const item of counting(9, bare)) if (item === enough) break
        for await (const item of tap(counting(9, tapped), run, half)) if (item === enough) break
        assert.deepStrictEqual(tapped, bare)
        assert.strictEqual(reports.length, enough)
      })
    ))

  it("fails with the very same error, at the same place", async () => {
    const error = new TypeError("not a tensor")
    const failing = async function* () {
      yield 1
      throw error
    }
    const { reports, run } = listening()
    const passed: Array<number> = []
    const end = await rejection(
      (async () => {
        for await (const item of tap(failing(), run, half)) passed.push(item)
      })()
    )
    assert.strictEqual(end, error)
    assert.deepStrictEqual(passed, [1])
    assert.deepStrictEqual(reports, [[{ half: 0.5 }, 1]])
  })

  it("passes on what is given to next, return and throw, and what they give", async () => {
    const echo = async function* (): AsyncGenerator<unknown, unknown, unknown> {
      let given: unknown = "first"
      for (;;) {
        try {
          given = yield given
        } catch (error) {
          given = error
        }
      }
    }
    const tapped = tap(echo(), listening().run, () => undefined)[Symbol.asyncIterator]()
    const error = new Error("thrown in")
    assert.deepStrictEqual(await tapped.next(), { done: false, value: "first" })
    assert.deepStrictEqual(await Reflect.apply(tapped.next, tapped, ["second"]), { done: false, value: "second" })
    assert.deepStrictEqual(await tapped.throw?.(error), { done: false, value: error })
    assert.deepStrictEqual(await tapped.return?.("last"), { done: true, value: "last" })
  })

  it("has no return and no throw where the source has none", () => {
    const source = { [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true as const, value: undefined }) }) }
    const tapped = tap(source, listening().run, half)[Symbol.asyncIterator]()
    assert.deepStrictEqual(Object.keys(tapped), ["next"])
  })

  it("counts anew each time that it is gone through", async () => {
    const { reports, run } = listening()
    const tapped = tap({ [Symbol.asyncIterator]: () => counting(2) }, run, half)
    await all(tapped)
    await all(tapped)
    assert.deepStrictEqual(
      reports.map(([, step]) => step),
      [1, 2, 1, 2]
    )
  })

  it("loses no item to a function that throws, or that picks nothing", async () => {
    const { reports, run } = listening()
    const pick = (item: number) => {
      if (item === 1) throw new Error("no such field")
      return undefined
    }
    assert.deepStrictEqual(await all(tap(counting(2), run, pick)), [1, 2])
    assert.deepStrictEqual(
      reports.map(([, step]) => step),
      [1, 2]
    )
  })
})

describe("a web stream through a tap", () => {
  it("gives the very same items in the same order, and reports each as one step", () =>
    FastCheck.assert(
      FastCheck.asyncProperty(items, async (given) => {
        const { reports, run } = listening()
        const passed = await read(tap(streamOf(given), run, pickAny))
        assert.isTrue(passed.length === given.length && passed.every((item, index) => Object.is(item, given[index])))
        assert.deepStrictEqual(reports, given.map(reportOf))
      })
    ))

  it("is asked for an item only when one is wanted, and is cancelled for the same reason", async () => {
    const asked: Array<unknown> = []
    const source = new ReadableStream<number>(
      {
        pull: (controller) => {
          asked.push("pull")
          controller.enqueue(1)
        },
        cancel: (reason) => void asked.push(reason)
      },
      { highWaterMark: 0 }
    )
    const reader = tap(source, listening().run, half).getReader()
    assert.deepStrictEqual(asked, [])
    await reader.read()
    await reader.cancel("enough")
    assert.deepStrictEqual(asked, ["pull", "enough"])
  })

  it("fails with the very same error", async () => {
    const error = new TypeError("not a tensor")
    const source = new ReadableStream<number>({ start: (controller) => controller.error(error) })
    assert.strictEqual(await rejection(read(tap(source, listening().run, half))), error)
  })
})
