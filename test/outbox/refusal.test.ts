/** A refusal that one process meets is known to the one that waits for the message in another. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import { SlackMessageRefused, SlackUnexpectedAnswer, SlackWebhookRevoked } from "runbell"
import { put } from "../../src/outbox/put.ts"
import { noteRefusal, refusalOf } from "../../src/outbox/refusal.ts"
import { openSpool, setAside } from "../../src/outbox/spool.ts"
import { saying } from "../support/words.ts"
import { temporaryFolder } from "./support/outbox.ts"

describe("a noted refusal", () => {
  for (const error of [
    new SlackWebhookRevoked({ code: "no_service", status: 404 }),
    new SlackMessageRefused({ code: "invalid_blocks", status: 400 }),
    new SlackUnexpectedAnswer({ code: "brand_new_code", status: 400 }),
    new SlackUnexpectedAnswer({ status: 413, onlyThisMessage: true })
  ]) {
    it.scopedLive(`says the same to who reads it: ${error.whatHappened}`, () =>
      Effect.gen(function* () {
        const folder = yield* temporaryFolder
        yield* openSpool(folder)
        yield* noteRefusal(folder, "a message", error)
        const read = Option.getOrThrow(yield* refusalOf(folder, "a message"))
        assert.strictEqual(read._tag, error._tag)
        assert.strictEqual(read.message, error.message)
      })
    )
  }

  it.scopedLive("is one, too, where a full disk took no note of it", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const name = yield* put(folder, saying("hello"))
      yield* setAside(folder, name, "dead")
      assert.isTrue(Option.isSome(yield* refusalOf(folder, name)))
    })
  )

  it.scopedLive("is none where nothing was refused", () =>
    Effect.gen(function* () {
      assert.isTrue(Option.isNone(yield* refusalOf(yield* temporaryFolder, "a message")))
    })
  )
})
