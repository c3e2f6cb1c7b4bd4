/** What is written without Schema is what Schema would have written: it is read back with it. */
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { Message, render } from "runbell"
import { plain } from "../../src/domain/plain.ts"
import { hostileEvent } from "../support/hostileEvent.ts"
import { locales } from "../support/words.ts"

const encode = Schema.encodeSync(Schema.parseJson(Message))
const decode = Schema.decodeUnknownSync(Schema.parseJson(Message))

describe("plain", () => {
  it.prop("writes any message as its schema does", [hostileEvent], ([event]) => {
    const message = render(event, locales.en)
    const written = JSON.stringify(plain(message))
    assert.deepStrictEqual(JSON.parse(written), JSON.parse(encode(message)))
    assert.deepStrictEqual(JSON.parse(encode(decode(written))), JSON.parse(written))
  })
})
