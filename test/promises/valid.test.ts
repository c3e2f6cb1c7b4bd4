/**
 * Promise 4: whatever a run is called, reports or dies of becomes a message that Slack accepts, and text from outside
 * is inert. The sandbox's validator is written from Slack's documentation alone and shares no code with the renderer:
 * two readings of Slack's rules meet here.
 */
import { assert, describe, it } from "@effect/vitest"
import { Data, Effect, FastCheck } from "effect"
import { Alert, Locale, Mention, render, report, sendMsg, withSlackNotify } from "runbell"
import { validateMessage } from "../../src/sandbox/validate/validateMessage.ts"
import { hostileEvent } from "../support/hostileEvent.ts"
import { hostileText } from "../support/hostileText.ts"
import { sandbox, tellThrough } from "../support/liveSlack.ts"

class Hostile extends Data.TaggedError("Hostile")<{ readonly message: string; readonly cause?: Hostile }> {}

const languages = { en: Locale.en, zh: Locale.zh, ja: Locale.ja }

/** The one markup of a message: when it happened, in runbell's own words, for Slack to write in the reader's zone. */
const time = /\{"type":"mrkdwn","text":"<!date\^\d+\^\{date_short\} \{time_secs\}\|[^<>|"*_~`]*>","verbatim":true\}/gu

/** What in blocks calls somebody. All other text in them is literal: Slack reads no markup in it. */
const calls = (blocks: ReadonlyArray<unknown>): ReadonlyArray<string> =>
  JSON.stringify(blocks)
    .replace(time, "")
    .match(/"type":"(?:broadcast|user|usergroup|channel|mrkdwn)"/gu) ?? []

/** Every text in it, and the name of every field. */
const textsIn = (value: unknown): ReadonlyArray<string> => {
  if (typeof value === "string") return [value]
  return typeof value === "object" && value !== null ? Object.entries(value).flat().flatMap(textsIn) : []
}

/** Half a character, a control but line feed and tab, what colours a terminal, or what turns the direction of all that follows. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unfit = /\p{Cs}|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u

describe("valid by construction", () => {
  for (const [language, layer] of Object.entries(languages)) {
    it.effect.prop(
      `every event in ${language} becomes a message that Slack's rules accept`,
      [hostileEvent],
      ([event]) =>
        Effect.gen(function* () {
          const { text, blocks } = render(event, yield* Locale)
          assert.isUndefined(validateMessage(JSON.parse(JSON.stringify({ text, blocks }))))
        }).pipe(Effect.provide(layer)),
      { fastCheck: { numRuns: 100 } }
    )
  }

  it.live.prop(
    "a whole run with hostile names, metrics, messages and errors is accepted by Slack, every message of it, and calls nobody",
    [hostileText, hostileText, hostileText, FastCheck.double()],
    ([name, text, metric, value]) =>
      Effect.gen(function* () {
        const program = Effect.gen(function* () {
          yield* report({ [metric]: value, loss: Number.NaN, zero: -0 }, { step: value })
          yield* Effect.ignore(sendMsg(text))
          yield* Effect.ignore(sendMsg({ title: text, text: name, fields: { [text]: metric }, link: text }))
          return yield* new Hostile({ message: text, cause: new Hostile({ message: name }) })
        }).pipe(
          withSlackNotify({
            name,
            project: text,
            workspace: metric,
            description: text,
            link: text,
            tags: [name, text, metric],
            alerts: [Alert.notFinite("loss"), Alert.when(() => true, { title: text })]
          })
        )
        const { messages, requests } = yield* tellThrough(program)
        assert.deepStrictEqual(
          requests.filter(({ status }) => status !== 200),
          []
        )
        assert.strictEqual(messages.length, 6) // start, two alerts, two messages, end
        assert.deepStrictEqual(
          messages.flatMap(({ blocks }) => calls(blocks)),
          []
        )
        assert.deepStrictEqual(
          messages.flatMap(({ text, blocks }) => textsIn([text, blocks])).filter((text) => unfit.test(text)),
          []
        )
        // The fallback text is read as mrkdwn, where every call and every link begins with this character.
        assert.deepStrictEqual(
          messages.filter(({ text }) => text.includes("<")),
          []
        )
      }).pipe(Effect.provide(sandbox)),
    { fastCheck: { numRuns: 25 } }
  )

  it.live(
    "a mention that the program asks for is the only thing that calls somebody, and only where it was asked for",
    () =>
      Effect.gen(function* () {
        const mentions = { who: [Mention.user("U012AB3CD"), Mention.here, Mention.user("<!channel>")] }
        const fine = Effect.void.pipe(withSlackNotify({ name: "fine", mentions }))
        const broken = Effect.fail("no more data").pipe(withSlackNotify({ name: "broken", mentions }), Effect.ignore)
        const { messages } = yield* tellThrough(Effect.zipRight(fine, broken))
        assert.deepStrictEqual(
          messages.map(({ blocks }) => calls(blocks)),
          [[], [], [], ['"type":"user"', '"type":"broadcast"']]
        )
      }).pipe(Effect.provide(sandbox))
  )
})
