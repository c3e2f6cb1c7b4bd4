/** The forms in which a message goes to Slack, one after the other, and what is remembered of a destination. */
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Either } from "effect"
import { type Block, type SlackError, SlackMessageRefused, SlackRateLimited, SlackUnavailable } from "runbell"
import { type Body, makeForms, type Shown } from "../../src/slack/forms.ts"
import { saying } from "../support/words.ts"

const chart: Block = {
  type: "data_visualization",
  title: "loss",
  chart: {
    type: "line",
    series: [{ name: "loss", data: [{ label: "1", value: 0.5 }] }],
    axis_config: { categories: ["1"], x_label: "step" }
  }
}

const plain: Shown = saying("the loss fell")
const charted: Shown = { text: plain.text, blocks: [chart, ...plain.blocks] }

const typesOf = ({ blocks }: Pick<Body, "blocks">) =>
  blocks === undefined ? "text" : blocks.map(({ type }) => type).join(" ")
const newest = typesOf(charted)
const older = typesOf(plain)

const refused = new SlackMessageRefused({ code: "invalid_blocks", status: 400 })

/** A destination that takes what `takes` says, and remembers the forms in which it was asked. */
const destination = (takes: (body: Body) => Effect.Effect<string, SlackError>) => {
  const asked: Array<Body> = []
  const forms = makeForms()
  const send = (shown: Shown) =>
    forms.send(shown, (body) =>
      Effect.suspend(() => {
        asked.push(body)
        return takes(body)
      })
    )
  return { send, asked, types: () => asked.map(typesOf) }
}

const taken = Effect.succeed("1700000000.000100")
const takesAll = () => taken
const takesOlder = (body: Body) => (typesOf(body) === newest ? Effect.fail(refused) : taken)
const takesText = (body: Body) => (typesOf(body) === "text" ? taken : Effect.fail(refused))

describe("the forms of a message", () => {
  it.effect("sends the newest blocks as they are, once, where they are taken", () =>
    Effect.gen(function* () {
      const { send, asked, types } = destination(takesAll)
      const answer = yield* send(charted)
      assert.deepStrictEqual(types(), [newest])
      assert.deepStrictEqual(asked[0]?.blocks, charted.blocks)
      assert.strictEqual(asked[0]?.text, charted.text)
      assert.deepStrictEqual(answer, { taken: "1700000000.000100", form: "blocks", blocks: charted.blocks })
    })
  )

  it.effect("asks with the newest blocks again where there was only too much text", () =>
    Effect.gen(function* () {
      const tooLong = new SlackMessageRefused({ code: "msg_blocks_too_long", status: 200 })
      const { send, types } = destination((body) => (typesOf(body) === newest ? Effect.fail(tooLong) : taken))
      yield* send(charted)
      yield* send(charted)
      assert.deepStrictEqual(types(), [newest, older, newest, older])
    })
  )

  it.effect("leaves the newest blocks out where they are refused, and says which blocks were taken", () =>
    Effect.gen(function* () {
      const { send, types } = destination(takesOlder)
      const answer = yield* send(charted)
      assert.deepStrictEqual(types(), [newest, older])
      assert.deepStrictEqual(answer, { taken: "1700000000.000100", form: "blocks", blocks: plain.blocks })
    })
  )

  it.effect("remembers that a destination refuses the newest blocks, and does not ask it again", () =>
    Effect.gen(function* () {
      const { send, types } = destination(takesOlder)
      yield* send(charted)
      yield* send(charted)
      yield* send(plain)
      assert.deepStrictEqual(types(), [newest, older, older, older])
    })
  )

  it.effect("remembers it of that destination alone", () =>
    Effect.gen(function* () {
      yield* destination(takesOlder).send(charted)
      const other = destination(takesAll)
      yield* other.send(charted)
      assert.deepStrictEqual(other.types(), [newest])
    })
  )

  it.effect(
    "says it all as text at last, and then tries the newest blocks again: it was not they that were refused",
    () =>
      Effect.gen(function* () {
        const { send, asked, types } = destination(takesText)
        const answer = yield* send(charted)
        assert.deepStrictEqual(answer, { taken: "1700000000.000100", form: "plain" })
        assert.include(asked[2]?.text, "the loss fell")
        assert.isFalse(asked[2]?.mrkdwn)
        yield* send(charted)
        assert.deepStrictEqual(types(), [newest, older, "text", newest, older, "text"])
      })
  )

  it.effect("asks a message without the newest blocks no second time in the same form", () =>
    Effect.gen(function* () {
      const { send, types } = destination(takesText)
      yield* send(plain)
      assert.deepStrictEqual(types(), [older, "text"])
    })
  )

  it.effect("says as text what has none but the newest blocks", () =>
    Effect.gen(function* () {
      const { send, types } = destination(takesText)
      const answer = yield* send({ text: "loss", blocks: [chart] })
      assert.deepStrictEqual(types(), ["data_visualization", "text"])
      assert.strictEqual(answer.form, "plain")
    })
  )

  it.effect("says it as text also where the newest blocks are left out already", () =>
    Effect.gen(function* () {
      let takes = takesOlder
      const { send, types } = destination((body) => takes(body))
      yield* send(charted)
      takes = takesText
      assert.strictEqual((yield* send(charted)).form, "plain")
      assert.deepStrictEqual(types(), [newest, older, older, "text"])
    })
  )

  it.effect("fails with the refusal where even the text is refused", () =>
    Effect.gen(function* () {
      const { send, types } = destination(() => Effect.fail(refused))
      assert.deepStrictEqual(yield* Effect.either(send(charted)), Either.left(refused))
      assert.deepStrictEqual(types(), [newest, older, "text"])
    })
  )

  for (const other of [
    new SlackUnavailable({ reason: "ServerError", status: 503 }),
    new SlackRateLimited({ retryAfter: Duration.seconds(1) })
  ])
    it.effect(`passes on ${other._tag}, in whatever form it was asked: a plainer one would not help`, () =>
      Effect.gen(function* () {
        for (const [takes, expected] of [
          [() => Effect.fail(other), [newest]],
          [(body: Body) => Effect.fail(typesOf(body) === newest ? refused : other), [newest, older]],
          [(body: Body) => Effect.fail(typesOf(body) === "text" ? other : refused), [newest, older, "text"]]
        ] as const) {
          const { send, types } = destination(takes)
          assert.deepStrictEqual(yield* Effect.either(send(charted)), Either.left(other))
          assert.deepStrictEqual(types(), [...expected])
          // It says nothing of the newest blocks, and they are asked for again.
          yield* Effect.either(send(charted))
          assert.strictEqual(types()[expected.length], newest)
        }
      })
    )
})
