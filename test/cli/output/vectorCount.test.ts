/** Line feeds are counted by vectors as one byte after the other would be, and in another way where there are none. */
import { afterEach, assert, describe, it, vi } from "@effect/vitest"
import { FastCheck, Option } from "effect"
import { vectorCount } from "../../../src/cli/output/vectorCount.ts"

const count = (bytes: Uint8Array): number => Option.getOrThrow(vectorCount())(bytes)
const plain = (bytes: Uint8Array): number => bytes.reduce((lines, byte) => (byte === 10 ? lines + 1 : lines), 0)

/** Nearly all of it line feeds, or what differs from one in a single bit. */
const bytes = FastCheck.array(FastCheck.constantFrom(10, 10, 10, 0, 2, 8, 11, 14, 26, 42, 74, 138, 255), {
  maxLength: 100
})

describe("vectorCount", () => {
  it.prop("counts as one byte after the other would, whatever was counted before", [bytes, bytes], ([before, now]) => {
    for (const some of [before, now]) assert.strictEqual(count(Uint8Array.from(some)), plain(Uint8Array.from(some)))
  })

  it("counts what is longer than its memory", () => {
    for (const length of [65_535, 65_536, 65_537, 131_072, 200_001]) {
      assert.strictEqual(count(new Uint8Array(length).fill(10)), length)
      assert.strictEqual(count(Uint8Array.from({ length }, (_, at) => (at % 7 === 0 ? 10 : 11))), Math.ceil(length / 7))
    }
  })
})

describe("where there are no vectors", () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  const noRoom = () => {
    throw new RangeError("WebAssembly.Memory(): could not allocate memory")
  }

  it.each([
    ["no WebAssembly", undefined],
    ["no room for its memory", { Module: WebAssembly.Module, Memory: WebAssembly.Memory, Instance: noRoom }]
  ])("as there is %s, lines are counted all the same", async (_, found) => {
    vi.stubGlobal("WebAssembly", found)
    vi.resetModules()
    const { countLineFeeds } = await import("../../../src/cli/output/countLineFeeds.ts")
    const { vectorCount } = await import("../../../src/cli/output/vectorCount.ts")
    assert.isTrue(Option.isNone(vectorCount()))
    assert.strictEqual(countLineFeeds(new TextEncoder().encode("a line\n".repeat(10_000))), 10_000)
  })
})
