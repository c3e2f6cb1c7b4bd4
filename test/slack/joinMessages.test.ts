/** Messages that are told together lose nothing, keep their order, and stay a message that Slack accepts. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { render } from "runbell"
import { validateMessage } from "../../src/sandbox/validate/validateMessage.ts"
import { countFitting, joinMessages } from "../../src/slack/joinMessages.ts"
import { plainText } from "../../src/slack/outline.ts"
import { hostileEvent } from "../support/hostileEvent.ts"
import { locales, saying } from "../support/words.ts"

const messages = FastCheck.array(
  hostileEvent.map((event) => render(event, locales.en)),
  { minLength: 1, maxLength: 30 }
)

describe("joinMessages", () => {
  it.prop("gives a message that Slack accepts, of as many as fit", [messages], ([all]) => {
    const count = countFitting(all)
    const [first, ...rest] = all.slice(0, count)
    assert.isAbove(count, 0)
    if (first === undefined) return
    const { text, blocks } = joinMessages(first, rest)
    assert.isUndefined(validateMessage(JSON.parse(JSON.stringify({ text, blocks }))))
  })

  it("keeps all words in their order, divided from each other", () => {
    const [first, second, third] = ["one", "two", "three"].map(saying)
    if (first === undefined || second === undefined || third === undefined) throw new Error("there are three")
    const joined = joinMessages(first, [second, third])
    assert.strictEqual(joined.text, "one\ntwo\nthree")
    assert.deepStrictEqual(
      plainText(joined.blocks)
        .split("\n")
        .filter((line) => ["one", "two", "three", "———"].includes(line)),
      ["one", "———", "two", "———", "three"]
    )
    assert.strictEqual(joined.event, third.event)
  })

  it("leaves a message alone as it is", () => {
    const message = saying("one")
    assert.strictEqual(joinMessages(message, []), message)
  })

  it("takes no more than Slack's fifty blocks, and a first message always", () => {
    const many = Array.from({ length: 40 }, (_, index) => saying(`${index}`))
    const perMessage = saying("x").blocks.length + 1
    assert.strictEqual(countFitting(many), Math.floor(51 / perMessage))
    assert.strictEqual(countFitting([saying("x".repeat(3_000))]), 1)
  })
})
