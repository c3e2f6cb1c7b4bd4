/** A command's secrets are known by a few of its arguments, however many it has. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { makeRedactor } from "../../../src/cli/redact/makeRedactor.ts"
import { tellingArguments } from "../../../src/cli/redact/tellingArguments.ts"

const word = FastCheck.constantFrom(
  "train.py",
  "--epochs",
  "10",
  "--password",
  "--token",
  "-u",
  "mia:s3cr3t-three",
  "hunter-two-22",
  "--api-key=s3cr3t-one",
  "WANDB_TOKEN=an-unlikely-word",
  "https://mia:p%40ss-w0rd@example.org/data",
  "-"
)

const redactorBy = (given: ReadonlyArray<string>) => makeRedactor({ environment: {}, arguments: given, patterns: [] })

describe("tellingArguments", () => {
  it("leaves out what tells of no secret", () => {
    const files = Array.from({ length: 5_000 }, (_, part) => `data/part-${part}.csv`)
    assert.deepStrictEqual(tellingArguments(["python", "train.py", "--password", "hunter-two-22", ...files]), [
      "--password",
      "hunter-two-22"
    ])
  })

  it.prop("makes the same secrets known as all of them", [FastCheck.array(word, { maxLength: 12 })], ([given]) => {
    const text = [...given, "s3cr3t-three", "p@ss-w0rd", "an-unlikely-word", "s3cr3t-one"].join("\n")
    assert.strictEqual(redactorBy(tellingArguments(given))(text), redactorBy(given)(text))
  })
})
