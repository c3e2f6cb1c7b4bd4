/** The lines that rules look at. */
import { assert, describe, it } from "@effect/vitest"
import { lineSplitter, longestLine } from "../../../src/cli/output/lineSplitter.ts"
import { bytesOf, cuts, output, pushIn } from "./bytes.ts"

const linesIn = (text: string, cuts: ReadonlyArray<number> = []): ReadonlyArray<string> => {
  const lines: Array<string> = []
  const splitter = lineSplitter((line) => lines.push(line))
  pushIn(splitter.push, bytesOf(text), cuts)
  splitter.end()
  return lines
}

describe("lineSplitter", () => {
  it("gives each state of a progress bar, and no blank line", () => {
    assert.deepStrictEqual(linesIn("\r10%\r20%\r\n\n  \ndone"), ["10%", "20%", "done"])
  })

  it("takes the colours out", () => {
    assert.deepStrictEqual(linesIn("\u001b[1mloss\u001b[0m: \u001b[32m0.3\u001b[0m\n"), ["loss: 0.3"])
  })

  it("keeps the beginning of a line that is too long, and goes on after it", () => {
    assert.deepStrictEqual(linesIn(`${"x".repeat(3 * longestLine)}\nnext\n`), ["x".repeat(longestLine), "next"])
  })

  it.prop("finds the same lines wherever the pipe cuts", { output, cuts }, ({ output, cuts }) => {
    assert.deepStrictEqual(linesIn(output, cuts), linesIn(output))
  })

  it.prop("leaves no control in a line", { output }, ({ output }) => {
    for (const line of linesIn(output)) assert.notMatch(line, /[^\P{Cc}\t]/u)
  })
})
