import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, DateTime, FastCheck, Schema } from "effect"
import { validateMessage } from "../../src/sandbox/validate/validateMessage.ts"
import { footer } from "../../src/slack/layout.ts"
import { moment, momentSize, momentText } from "../../src/slack/moment.ts"
import { hostileText } from "../support/hostileText.ts"

const at = DateTime.unsafeMake("2026-11-25T05:24:37.900Z")

describe("a time in a message", () => {
  it("is Slack's to write, in the reader's zone; runbell's words stand where Slack cannot", () => {
    assert.deepStrictEqual(moment(at, "Nov 25, 2026, 05:24:37 UTC"), {
      type: "mrkdwn",
      text: "<!date^1795584277^{date_short} {time_secs}|Nov 25, 2026, 05:24:37 UTC>",
      verbatim: true
    })
  })

  it("can stand within a sentence", () => {
    const told = moment(at, "05:24 UTC", (time) => `updated ${time} & shown`)
    assert.strictEqual(told.text, "updated <!date^1795584277^{date_short} {time_secs}|05:24 UTC> &amp; shown")
    assert.strictEqual(momentText(told), "updated 05:24 UTC & shown")
  })

  it("takes no more room than is counted for it", () => {
    const { text } = moment(DateTime.unsafeMake(8.64e15), "")
    assert.isAtMost(text.length, momentSize)
  })

  it("is the only thing in it that Slack gives a meaning to, whatever the words", () => {
    FastCheck.assert(
      FastCheck.property(hostileText, Arbitrary.make(Schema.String), (words, before) => {
        const told = moment(at, words, (time) => `${before}${time}`)
        assert.strictEqual(told.text.split("<").length, 2)
        assert.strictEqual(told.text.split(">").length, 2)
        assert.isUndefined(
          validateMessage({
            text: "x",
            blocks: [footer("project", { ...told, text: Array.from(told.text).slice(0, 3_000).join("") })]
          })
        )
      })
    )
  })
})
