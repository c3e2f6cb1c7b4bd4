/** Where the cards stand is known to this process also where it cannot be written down. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import { cardsByFile } from "../../src/journal/cards.ts"
import { temporaryFolder } from "../outbox/support/outbox.ts"

const card = { channel: "C00000001", ts: "1700000000.000100", why: undefined }

describe("the cards in files", () => {
  it.scopedLive("are found by the next process", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* cardsByFile(folder, "0000").remember("mnist", card)
      assert.deepStrictEqual(yield* cardsByFile(folder, "0000").recall("mnist"), Option.some(card))
    })
  )

  it.scopedLive("are found by the process that could not write them", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* Effect.sync(() => writeFileSync(join(folder, "cards"), "in the way"))
      const { recall, remember } = cardsByFile(folder, "0000")
      yield* remember("mnist", card)
      assert.deepStrictEqual(yield* recall("mnist"), Option.some(card))
      assert.deepStrictEqual(yield* recall("another"), Option.none())
    })
  )
})
