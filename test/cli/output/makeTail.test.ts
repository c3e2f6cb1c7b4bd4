/** The last lines of an output, however it is cut, coloured or redrawn. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { countLineFeeds } from "../../../src/cli/output/countLineFeeds.ts"
import { makeTail } from "../../../src/cli/output/makeTail.ts"
import { tailBytes } from "../../../src/cli/output/tailOf.ts"
import { bytesOf, cuts, output, pushIn } from "./bytes.ts"
import { slowScreen } from "./slowScreen.ts"

const same = (text: string): string => text

const tailAfter = (
  text: string,
  options: { lines?: number; bytes?: number; redact?: (text: string) => string } = {}
) => {
  const tail = makeTail({ lines: options.lines ?? 100, bytes: options.bytes, redact: options.redact ?? same })
  tail.push(bytesOf(text))
  return tail.tail()
}

const linesAfter = (text: string): ReadonlyArray<string> => tailAfter(text).lines

describe("makeTail", () => {
  it("is empty where nothing was printed", () => {
    assert.deepStrictEqual(tailAfter(""), { lines: [], omitted: 0 })
  })

  it("keeps the last lines and counts those before them", () => {
    assert.deepStrictEqual(tailAfter("one\ntwo\nthree\nfour", { lines: 2 }), { lines: ["three", "four"], omitted: 2 })
    assert.deepStrictEqual(tailAfter("one\ntwo\n", { lines: 0 }), { lines: [], omitted: 2 })
  })

  it("keeps a blank line in its place", () => {
    assert.deepStrictEqual(linesAfter("one\n\ntwo\n"), ["one", "", "two"])
  })

  it("shows of a progress bar its last state, also when the line goes on with nothing", () => {
    assert.deepStrictEqual(linesAfter("10%\r50%\r100%\n"), ["100%"])
    assert.deepStrictEqual(linesAfter("10%\r100%\r"), ["100%"])
    assert.deepStrictEqual(linesAfter("loss 0.123\rloss 0.5"), ["loss 0.5"])
  })

  it("takes CR LF for one line end", () => {
    assert.deepStrictEqual(linesAfter("one\r\ntwo\r\n"), ["one", "two"])
  })

  it("follows backspaces", () => {
    assert.deepStrictEqual(linesAfter("1/9 [=  ]\b\b\b\b\b\b\b\b\b2/9 [== ]"), ["2/9 [== ]"])
  })

  it("erases what the program erases", () => {
    assert.deepStrictEqual(linesAfter("done\ndownloading\r\u001b[K"), ["done"])
    assert.deepStrictEqual(linesAfter("abc\u001b[2K\rx"), ["x"])
  })

  it("shows a display of several lines once, as it was last drawn", () => {
    const frame = (state: number) => `outer ${state}\ninner ${state}\n`
    const text = `start\n${frame(1)}\u001b[2A${frame(2)}\u001b[2A${frame(3)}`
    assert.deepStrictEqual(tailAfter(text), { lines: ["start", "outer 3", "inner 3"], omitted: 0 })
  })

  it("counts no line twice of a display that is drawn more often than it keeps bytes for", () => {
    const frame = (state: number) => `outer ${state}\ninner ${state}\n`
    const text = `start\n${Array.from({ length: 500 }, (_, state) => `${frame(state)}\u001b[7\u001b[2A`).join("")}${frame(500)}`
    assert.deepStrictEqual(tailAfter(text, { bytes: 256 }), { lines: ["outer 500", "inner 500"], omitted: 1 })
  })

  it("marks bytes that are no UTF-8", () => {
    const tail = makeTail({ lines: 5, redact: same })
    tail.push(new Uint8Array([0x61, 0xff, 0x62, 0x0a]))
    assert.deepStrictEqual(tail.tail().lines, ["a\ufffdb"])
  })

  it("begins with a whole line where older bytes are gone", () => {
    const text = `${"x".repeat(30)}\n${"é".repeat(10)}\nlast\n`
    assert.deepStrictEqual(tailAfter(text, { bytes: 40 }), { lines: ["é".repeat(10), "last"], omitted: 1 })
  })

  it("shows the end of a line that is longer than all it keeps", () => {
    const { lines, omitted } = tailAfter(`${"é".repeat(1_000)}end`, { bytes: 501 })
    assert.strictEqual(omitted, 0)
    assert.match(lines[0] ?? "", /^…é+end$/u)
  })

  it("redacts all lines as one text before it chooses the last", () => {
    const redact = (text: string) => text.replace(/BEGIN[^]*END/u, "‹redacted›")
    assert.deepStrictEqual(tailAfter("a\nBEGIN\nkey\nEND\nz", { lines: 3, redact }), {
      lines: ["a", "‹redacted›", "z"],
      omitted: 0
    })
  })

  it.prop("shows what a terminal would, wherever the pipe cuts", { output, cuts }, ({ output, cuts }) => {
    const tail = makeTail({ lines: 1_000, redact: same })
    pushIn(tail.push, bytesOf(output), cuts)
    assert.deepStrictEqual(tail.tail(), { lines: slowScreen(output), omitted: 0 })
  })

  const plainLines = FastCheck.array(FastCheck.stringMatching(/^[a-zé😀 ]{0,12}$/u), { maxLength: 200 })

  it.prop(
    "accounts for each line, whatever it keeps",
    { lines: plainLines, cuts, bytes: FastCheck.integer({ min: 80, max: 300 }), most: FastCheck.nat(40) },
    ({ lines, cuts, bytes, most }) => {
      const tail = makeTail({ lines: most, bytes, redact: same })
      pushIn(tail.push, bytesOf(lines.map((line) => `${line}\n`).join("")), cuts)
      const shown = tail.tail()
      assert.strictEqual(shown.omitted + shown.lines.length, lines.length)
      const last = lines.slice(lines.length - shown.lines.length).map((line) => line.trimEnd())
      assert.deepStrictEqual(shown.lines, last)
    }
  )

  it("keeps as much of a gigabyte as of a megabyte", () => {
    const chunk = bytesOf(`${"x".repeat(99)}\n`.repeat(2_621))
    const tail = makeTail({ lines: 10, redact: same })
    const times = Math.ceil(1e9 / chunk.length)
    const before = process.memoryUsage()
    for (let index = 0; index < times; index += 1) tail.push(chunk)
    const after = process.memoryUsage()
    assert.isBelow(after.arrayBuffers - before.arrayBuffers, tailBytes)
    assert.deepStrictEqual(tail.tail(), {
      lines: Array.from({ length: 10 }, () => "x".repeat(99)),
      omitted: times * 2_621 - 10
    })
  })
})

/** Any bytes, and lines of all lengths. */
const anyBytes = FastCheck.oneof(
  FastCheck.array(FastCheck.constantFrom(0, 9, 10, 11, 0x8a, 0xff, 0x0b, 0x7f), { maxLength: 5_000 }),
  FastCheck.array(FastCheck.oneof(FastCheck.nat(200), FastCheck.nat(20)), { maxLength: 30 }).map((lengths) =>
    lengths.flatMap((length) => [...Array.from({ length }, () => 0x78), 10])
  )
)

describe("countLineFeeds", () => {
  it.prop(
    "counts as one byte after the other would",
    { bytes: anyBytes, from: FastCheck.nat(9), left: FastCheck.nat(100) },
    ({ bytes, from, left }) => {
      const memory = new Uint8Array([1, 1, 1, ...bytes]).subarray(from % 4)
      const to = Math.max(from, memory.length - left)
      const plain = Array.from(memory.subarray(from, to)).filter((byte) => byte === 10).length
      assert.strictEqual(countLineFeeds(memory, Math.min(from, memory.length), Math.min(to, memory.length)), plain)
    },
    { fastCheck: { numRuns: 1_000 } }
  )

  it.prop(
    "counts as well in as much as a pipe holds",
    { bytes: anyBytes, at: FastCheck.nat(3), length: FastCheck.integer({ min: 16_000, max: 140_000 }) },
    ({ bytes, at, length }) => {
      const some = bytes.length === 0 ? [10] : bytes
      const memory = Uint8Array.from({ length: length + at }, (_, index) => some[index % some.length] ?? 0)
      const plain = memory.subarray(at).reduce((lines, byte) => (byte === 10 ? lines + 1 : lines), 0)
      assert.strictEqual(countLineFeeds(memory, at), plain)
    }
  )

  it("counts what little is left after the short lines that it began with, wherever that lies in memory", () => {
    for (let at = 0; at < 4; at += 1) {
      for (let left = 0; left < 8; left += 1) {
        const lines = `${"short!!\n".repeat(8)}${"\n".repeat(left)}`
        assert.strictEqual(countLineFeeds(bytesOf(`${" ".repeat(at)}${lines}`).subarray(at)), 8 + left)
      }
    }
  })
})
