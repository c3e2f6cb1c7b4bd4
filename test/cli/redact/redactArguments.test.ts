/** The command line as it is shown. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { longestCommandLine, redactArguments } from "../../../src/cli/redact/redactArguments.ts"
import { tokens } from "./fakes.ts"
import { ordinaryArguments } from "./ordinaryLog.ts"

describe("redactArguments", () => {
  it("quotes as a shell takes it", () => {
    assert.strictEqual(
      redactArguments(["python", "train.py", "--lr=1e-4", "a b", "", "it's", "$HOME", "‹"]),
      String.raw`python train.py --lr=1e-4 'a b' '' 'it'\''s' '$HOME' ‹`
    )
  })

  it("shows an ordinary command as it is", () => {
    assert.strictEqual(redactArguments(ordinaryArguments), ordinaryArguments.join(" "))
  })

  it("hides what stands under a telling name, also when it is short", () => {
    const shown = {
      "--api-key=abc": "--api-key=‹redacted›",
      "--password ab": "--password ‹redacted›",
      "--password 1234": "--password ‹redacted›",
      "-token s3": "-token ‹redacted›",
      "wandb.api_key=0f": "wandb.api_key=‹redacted›",
      "env DB_PASSWORD=ab run": "env DB_PASSWORD=‹redacted› run",
      "docker run -e HF_TOKEN=abc": "docker run -e HF_TOKEN=‹redacted›",
      "curl -u mia:abc": "curl -u mia:‹redacted›",
      "--token 5": "--token 5",
      "--password --verbose": "--password --verbose",
      "--auth disabled": "--auth disabled",
      "--tokenizer bert": "--tokenizer bert"
    }
    for (const [given, line] of Object.entries(shown)) assert.strictEqual(redactArguments(given.split(" ")), line)
  })

  it("hides tokens anywhere, also in a script that is an argument", () => {
    for (const token of Object.values(tokens))
      assert.notInclude(redactArguments(["sh", "-c", `curl -d '${token}' x`]), token)
  })

  it("is bounded", () => {
    assert.isAtMost(redactArguments(Array.from({ length: 10_000 }, () => "😀 x")).length, longestCommandLine)
    assert.isAtMost(redactArguments(["x".repeat(1_000_000)]).length, longestCommandLine)
  })

  it.prop(
    "never throws, and never shows a password",
    [FastCheck.array(FastCheck.string()), FastCheck.nat(9)],
    ([given, at]) => {
      const place = at % (given.length + 1)
      const line = redactArguments([...given.slice(0, place), "--password", "s3cr3t-value", ...given.slice(place)])
      assert.notInclude(line, "s3cr3t-value")
    }
  )
})
