/** What is told next: messages in their order, and what is added to one when none waits. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import type { Message } from "runbell"
import { nextOf } from "../../src/slack/nextOf.ts"
import { ended, runNamed, started } from "./support/told.ts"

const mnist = runNamed("mnist")

const add = (adds: NonNullable<Message["adds"]>): Message => ({ ...ended(mnist), adds })

const kinds = [started(mnist), ended(mnist), add("card"), add("picture"), add("whole")]

describe("the message that is told next", () => {
  it("is the first that is no addition, before those that are", () => {
    assert.strictEqual(nextOf([add("picture"), add("card"), ended(mnist), ended(mnist)]), 2)
    assert.strictEqual(nextOf([add("picture"), started(mnist)]), 1)
  })

  it("is no start that would pass a card, which may be that of another attempt at the same work", () => {
    assert.strictEqual(nextOf([add("card"), started(mnist)]), 0)
    assert.strictEqual(nextOf([add("picture"), add("card"), started(mnist), ended(mnist)]), 0)
  })

  it.prop("passes nothing but additions", [FastCheck.array(FastCheck.constantFrom(...kinds))], ([waiting]) => {
    const place = nextOf(waiting)
    assert.isTrue(waiting.slice(0, place).every(({ adds }) => adds !== undefined))
    assert.isBelow(place, Math.max(1, waiting.length))
  })
})
