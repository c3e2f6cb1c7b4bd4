/** A message's name is its place in the order, whatever the clock does. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { isForeign, type MessageName, placeAfter, readName, writeName } from "../../src/outbox/messageName.ts"

const mark = "0a1b2c3d"

describe("the names of messages", () => {
  it.prop(
    "sort in the order in which they were given, also when the clock is set back",
    [FastCheck.array(FastCheck.integer({ min: 0, max: 2e12 }), { maxLength: 50 })],
    ([clock]) => {
      const names: Array<string> = []
      let last: MessageName | undefined
      for (const now of clock) {
        last = { ...placeAfter(last, now), key: undefined }
        names.push(writeName(last, mark))
      }
      assert.deepStrictEqual(names.toSorted(), names)
      assert.strictEqual(new Set(names).size, names.length)
    }
  )

  it("go on in the next millisecond when one is full", () => {
    assert.deepStrictEqual(placeAfter({ at: 5, count: 999_999, key: undefined }, 5), { at: 6, count: 0 })
  })

  it("are read as they were written, with their key", () => {
    const name = { at: 1_764_000_000_000, count: 7, key: "0123456789abcdef" }
    assert.deepStrictEqual(readName(writeName(name, mark)), name)
    assert.deepStrictEqual(readName(writeName({ ...name, key: undefined }, mark)), { ...name, key: undefined })
  })

  it("tell runbell's files of any version from others", () => {
    const own = writeName({ at: 1, count: 0, key: undefined }, mark)
    assert.isFalse(isForeign(own))
    assert.isFalse(isForeign(own.replace(".1.json", ".2.json")))
    assert.isUndefined(readName(own.replace(".1.json", ".2.json")))
    assert.isFalse(isForeign(".nfs0001"))
    for (const name of ["notes.txt", "message.json", "1", ""]) assert.isUndefined(readName(name))
    assert.isTrue(isForeign("notes.txt"))
  })
})
