/** A pattern from a command line never takes for ever. */
import { assert, describe, it } from "@effect/vitest"
import { Either, FastCheck } from "effect"
import { boundedPattern } from "../../src/cli/boundedPattern.ts"

const isTaken = (source: string): boolean => Either.isRight(boundedPattern(source))

describe("boundedPattern", () => {
  it("takes what people write", () => {
    const patterns = [
      "loss: ([0-9.eE+-]+)",
      "(?<!val_)loss=(\\S+)",
      "(\\d+(?:\\.\\d+)?)",
      "a|b",
      "[(+*]+",
      "(?=x)y+",
      "\\(a+\\)+"
    ]
    for (const source of patterns) assert.isTrue(isTaken(source), source)
  })

  it("searches in linear time where another engine would take for ever", () => {
    for (const source of ["(a+)+$", "(a|a)*$", "(?:a|aa)+$", "(\\w+\\s?)*$", "^(([a-z])+.)+[A-Z]([a-z])+$"]) {
      const pattern = Either.getOrThrow(boundedPattern(source, "g"))
      assert.isDefined("!".replace(pattern, ""))
      assert.isString(`${"a".repeat(4_000)}!`.replace(pattern, ""))
    }
  })

  it("refuses a repeat of a repeat that cannot be searched so", () => {
    for (const source of ["(?=a)(a+)+$", "(a+)+\\1$", "(?<=a)(a|a)*$", "(a{1,50}){1,50}\\d"])
      assert.isFalse(isTaken(source), source)
  })

  it("refuses what is no pattern", () => {
    for (const source of ["(", "[", "*", "(?<a", "\\"]) assert.isFalse(isTaken(source), source)
  })

  it.prop("never throws", [FastCheck.string()], ([source]) => {
    isTaken(source)
  })
})
