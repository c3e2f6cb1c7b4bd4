/** No secret of Slack's gets through, however it is quoted; what only looks a little like one stays readable. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { redact, redactedMark } from "../../src/domain/redact.ts"
import { fakeSecrets } from "../support/hostileText.ts"

describe("redact", () => {
  it.each([
    ["https://hooks.slack.com/services/T000/B000/XXXX", `https://hooks.slack.com/${redactedMark}`],
    ["https://hooks.slack-gov.com/services/T000/B000/XXXX", `https://hooks.slack-gov.com/${redactedMark}`],
    ["HTTPS://HOOKS.SLACK.COM/services/T000/B000/XXXX", `HTTPS://HOOKS.SLACK.COM/${redactedMark}`],
    ["https://hoo\u212as.slac\u212a.com/services/T000/B000/XXXX", `https://hoo\u212as.slac\u212a.com/${redactedMark}`],
    ["https://hooks.slack.com:443/services/T000/B000/XXXX", `https://hooks.slack.com:443/${redactedMark}`],
    ["https://hooks.slack.com/triggers/T000/1/XXXX", `https://hooks.slack.com/${redactedMark}`],
    ["http://127.0.0.1:8080/services/T000/B000/XXXX", `http://127.0.0.1:8080${redactedMark}`],
    ["POST /services/T000/B000/XXXX HTTP/1.1", `POST ${redactedMark} HTTP/1.1`],
    [
      String.raw`{"url":"https:\/\/hooks.slack.com\/services\/T000\/B000\/XXXX"}`,
      `{"url":"https:\\/\\/hooks.slack.com/${redactedMark}"}`
    ],
    [
      "to=https%3A%2F%2Fhooks.slack.com%2Fservices%2FT000%2FB000%2FXXXX",
      `to=https%3A%2F%2Fhooks.slack.com/${redactedMark}`
    ],
    ["(see <https://hooks.slack.com/services/T000/B000/XXXX>)", `(see <https://hooks.slack.com/${redactedMark}>)`],
    [
      String.raw`"https://hooks.slack.com/services/T000/B000/XXXX\n"`,
      String.raw`"https://hooks.slack.com/${redactedMark}\n"`
    ],
    ["Bearer xoxb-000000000000-XXXX", `Bearer ${redactedMark}`],
    ["Bearer%20xoxp-000000000000-XXXX", `Bearer%20${redactedMark}`],
    ["xoxe.xoxp-1-XXXXXXXX", redactedMark],
    ["token=xapp-1-A000-000000-XXXX;", `token=${redactedMark};`]
  ])("takes the secret out of %s", (text, clean) => {
    assert.strictEqual(redact(text), clean)
  })

  it.each([
    "https://slack.com/help",
    "https://hooks.slack.com",
    "/srv/services/Training/Batch/run.py",
    "https://example.com/services/list",
    "the xoxb- prefix",
    "box-office-2024"
  ])("leaves %s as it is", (text) => {
    assert.strictEqual(redact(text), text)
  })

  it.prop(
    "finds the secret between any two texts, and is done after one pass",
    [FastCheck.string(), FastCheck.constantFrom(...fakeSecrets), FastCheck.constantFrom(" ", "\n", '"', ")", ">", "")],
    ([before, secret, after]) => {
      const clean = redact(`${before}${secret}${after}`)
      assert.notInclude(clean, "XXXX")
      assert.include(clean, redactedMark)
      assert.strictEqual(redact(clean), clean)
    }
  )

  it("is done with a megabyte of almost-secrets at once", () => {
    const text = "hooks.slack.com/services/T/services/B/xoxb-".repeat(25_000)
    assert.notInclude(redact(text), "services/T")
  })
})
