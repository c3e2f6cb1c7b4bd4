/** What waits too long is told together: run by run, nothing dropped without being counted, and always a message that Slack accepts. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, FastCheck } from "effect"
import { type Message, type RunEvent, render } from "runbell"
import { nextBatch, type Waiting } from "../../src/outbox/digest.ts"
import { validateMessage } from "../../src/sandbox/validate/validateMessage.ts"
import { plainText } from "../../src/slack/outline.ts"
import { hostileEvent } from "../support/hostileEvent.ts"
import { locales } from "../support/words.ts"

const manner = { digestAfter: "5 seconds", deliveryTimeout: "2 minutes", locale: locales.en } as const
const began = Date.UTC(2026, 10, 24, 19)

const run = (id: string) => ({ id, name: id, tags: [] })

const at = DateTime.unsafeMake(began)

const saying = (id: string, text: string): Message =>
  render({ _tag: "MessageSent", run: run(id), at, content: { text } }, locales.en)

const started = (id: string): Message => render({ _tag: "RunStarted", run: run(id), at }, locales.en)

const waiting = (messages: ReadonlyArray<Message>): [Waiting, ...Array<Waiting>] => {
  const [first, ...rest] = messages.map((message, index) => ({
    name: String(index),
    at: began,
    mayRepeat: false,
    message
  }))
  if (first === undefined) throw new Error("there is one at least")
  return [first, ...rest]
}

const batchOf = (messages: ReadonlyArray<Message>, waited: number, isHurried = false) =>
  nextBatch(waiting(messages), manner, began + waited, isHurried)

const linesOf = ({ message }: { readonly message: Message }) => plainText(message.blocks).split("\n")

describe("nextBatch", () => {
  it("tells the first message alone and as it is, until it has waited for digestAfter", () => {
    const messages = [saying("a", "one"), saying("a", "two")]
    const { names, message } = batchOf(messages, 4_999)
    assert.deepStrictEqual(names, ["0"])
    assert.strictEqual(message, messages[0])
    assert.deepStrictEqual(batchOf(messages, 5_000).names, ["0", "1"])
  })

  it("tells all together when there is no time left", () => {
    assert.deepStrictEqual(batchOf([saying("a", "one"), saying("b", "two")], 0, true).names, ["0", "1"])
  })

  it("keeps the messages of a run together, and in their order", () => {
    const messages = [started("a"), started("b"), saying("a", "one"), saying("b", "two"), saying("a", "three")]
    assert.deepStrictEqual(batchOf(messages, 6_000).names, ["0", "2", "4", "1", "3"])
  })

  it("says above what an outage has held up that it was missed, and how much", () => {
    const messages = [started("a"), saying("a", "one"), saying("a", "two")]
    const batch = batchOf(messages, 3_600_000)
    assert.strictEqual(linesOf(batch)[0], `🕓 ${locales.en.catalogue.catchUp(locales.en.format.count(3))}`)
    assert.notInclude(linesOf(batchOf(messages, 60_000))[0], "🕓")
    assert.notInclude(linesOf(batchOf([started("a")], 3_600_000))[0], "🕓")
  })

  it("has one message that an outage has held up say when it happened, below it, and none that came in time", () => {
    const late = locales.en.catalogue.toldLate(locales.en.format.time(at))
    const { message } = batchOf([started("a")], 3_600_000)
    assert.include(linesOf({ message }).at(-1), late)
    assert.notInclude(linesOf(batchOf([started("a")], 60_000)).join("\n"), late)
    assert.notInclude(linesOf(batchOf([started("a"), saying("a", "one")], 3_600_000)).join("\n"), late)
  })

  it("tells of many alike messages the last, and how many more there were", () => {
    const chatter = Array.from({ length: 150 }, (_, index) => saying("a", `epoch ${index} done`))
    const batch = batchOf([started("a"), ...chatter, saying("a", "all done")], 3_600_000)
    const text = linesOf(batch).join("\n")
    assert.lengthOf(batch.names, 152)
    assert.include(text, "epoch 149 done")
    assert.notInclude(text, "epoch 148 done")
    assert.include(text, "149 more like this")
    assert.include(text, "all done")
  })

  it("folds nothing that fits", () => {
    const chatter = Array.from({ length: 5 }, (_, index) => saying("a", `epoch ${index} done`))
    assert.notInclude(linesOf(batchOf(chatter, 3_600_000)).join("\n"), "more like this")
  })

  it("folds no start and no end, however many there are", () => {
    const starts = Array.from({ length: 150 }, () => started("a"))
    const batch = batchOf(starts, 3_600_000)
    assert.isBelow(batch.names.length, 150)
    assert.notInclude(linesOf(batch).join("\n"), "more like this")
  })

  it("marks what may be a repeat", () => {
    const [first, second] = waiting([saying("a", "one"), saying("a", "two")])
    if (second === undefined) throw new Error("there are two")
    const batch = nextBatch([first, { ...second, mayRepeat: true }], manner, began + 6_000, false)
    const lines = linesOf(batch).filter((line) => line.includes(locales.en.catalogue.perhapsRepeat))
    assert.lengthOf(lines, 1)
    assert.isAbove(linesOf(batch).indexOf(lines[0] ?? ""), linesOf(batch).indexOf("two"))
  })

  const ofRun = (event: RunEvent.RunEvent, id: string): RunEvent.RunEvent =>
    event.run === undefined ? event : { ...event, run: { ...event.run, id } }

  const events = FastCheck.tuple(hostileEvent, FastCheck.constantFrom("a", "b", "c")).map(([event, id]) =>
    ofRun(event, id)
  )

  const backlogs = FastCheck.array(
    FastCheck.tuple(
      events.map((event) => render(event, locales.en)),
      FastCheck.boolean()
    ),
    { minLength: 1, maxLength: 40 }
  )

  it.prop(
    "whatever waits is told in messages that Slack accepts: each once, and those of a run in their order",
    [backlogs],
    ([backlog]) => {
      let left = backlog.map(([message, mayRepeat], index) => ({ name: String(index), at: began, mayRepeat, message }))
      const told: Array<string> = []
      for (let [first, ...rest] = left; first !== undefined; [first, ...rest] = left) {
        const { names, message } = nextBatch([first, ...rest], manner, began + 3_600_000, false)
        const { text, blocks } = message
        assert.isUndefined(validateMessage(JSON.parse(JSON.stringify({ text, blocks }))))
        assert.isNotEmpty(names)
        told.push(...names.toSorted((one, other) => Number(one) - Number(other))) // a folded batch names them kind by kind
        left = left.filter(({ name }) => !names.includes(name))
      }
      assert.sameMembers(
        told,
        backlog.map((_, index) => String(index))
      )
      assert.lengthOf(told, backlog.length)
      const runOf = (name: string) => backlog[Number(name)]?.[0].event.run?.id
      for (const id of ["a", "b", "c", undefined]) {
        const places = told.filter((name) => runOf(name) === id).map(Number)
        assert.deepStrictEqual(
          places,
          places.toSorted((one, other) => one - other)
        )
      }
    },
    { fastCheck: { numRuns: 60 } }
  )
})
