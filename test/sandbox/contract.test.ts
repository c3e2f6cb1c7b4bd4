/**
 * The cases of Slack's contract are numbered: 1 to 38 incoming webhooks, 39 to 55 transport and tokens of the Web API, 56 to
 * 89 chat.*, 90 to 114 messages for later, files and the rest. Each has a test that is named after its number and the mark of
 * how well it is known, and none is lost unnoticed.
 */
import { readdirSync, readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"

const cases = Array.from({ length: 114 }, (_, index) => index + 1)

/** Such as `52 (D)`, `84, 85, 86 (D)`, `19 (SDK-D, contested)`. */
const title = /["'`](\d+(?:, \d+)*) \((?:SDK-)?[DOA]\b/gu

const named = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".test.ts"))
  .flatMap((name) => Array.from(readFileSync(`${import.meta.dirname}/${name}`, "utf8").matchAll(title)))
  .flatMap(([, numbers = ""]) => numbers.split(", ").map(Number))

describe("the contract with Slack", () => {
  it("has a test for each of its numbered cases, and no number that is no case", () => {
    assert.deepStrictEqual(
      cases.filter((number) => !named.includes(number)),
      []
    )
    assert.deepStrictEqual(
      named.filter((number) => !cases.includes(number)),
      []
    )
  })
})
