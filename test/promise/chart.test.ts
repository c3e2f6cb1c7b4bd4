/** The curves of a run without Effect, on demand: in text, and as a picture where a bot draws. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { isSlackError, NothingToDraw, type RunHandle } from "runbell/promise"
import { Fault, SlackSandbox } from "runbell/testing"
import { inSandbox, tell } from "./support.ts"

const asBot = Effect.map(SlackSandbox, ({ apiUrl, botToken }) => ({
  webhook: undefined,
  token: Redacted.value(botToken),
  channel: "#runs",
  api: apiUrl
}))

/** Reports two metrics, then asks. */
const training =
  <A>(ask: (run: RunHandle) => A | PromiseLike<A>) =>
  (run: RunHandle) => {
    for (let step = 1; step <= 8; step++) run.report({ loss: 1 / step, accuracy: 1 - 1 / step }, { step })
    return ask(run)
  }

const shown = (blocks: unknown) => JSON.stringify(blocks)

describe("chart", () => {
  it.live("sends all curves in the words of the language, and its receipt is a plain one", () =>
    inSandbox(
      Effect.gen(function* () {
        const { value, messages } = yield* tell((notifier) =>
          notifier.wrap(
            { name: "mnist" },
            training((run) => run.chart())
          )
        )
        assert.isTrue(value.at instanceof Date)
        assert.strictEqual(messages[1]?.text, "💬 Curves of mnist")
        assert.include(shown(messages[1]?.blocks), "loss")
        assert.include(shown(messages[1]?.blocks), "accuracy")
      })
    )
  )

  for (const [what, metrics] of [
    ["those named", ["loss"]],
    ["one named alone, by code without types", "loss"]
  ] as const) {
    it.live(`sends ${what}, with a title of one's own`, () =>
      inSandbox(
        Effect.gen(function* () {
          const { messages } = yield* tell((notifier) =>
            notifier.wrap(
              { name: "mnist" },
              training((run) => Reflect.apply(run.chart, undefined, [metrics, { title: "Half way" }]))
            )
          )
          assert.strictEqual(messages[1]?.text, "💬 Half way")
          assert.include(shown(messages[1]?.blocks), "loss")
          assert.notInclude(shown(messages[1]?.blocks), "accuracy")
        })
      )
    )
  }

  it.live("rejects where there is nothing to draw, and says which metrics there are", () =>
    inSandbox(
      Effect.gen(function* () {
        const lines: Array<string> = []
        const { value: error } = yield* tell(
          (notifier) =>
            notifier.wrap(
              { name: "mnist" },
              training((run) => run.chart(["f1"]).catch((error: unknown) => error))
            ),
          { log: (line) => lines.push(line) }
        )
        assert.isTrue(error instanceof NothingToDraw && !isSlackError(error))
        assert.include(String(error), "loss, accuracy")
        assert.lengthOf(lines, 1)
      })
    )
  )

  it.live("rejects with what Slack says no with", () =>
    inSandbox(
      Effect.gen(function* () {
        const { failAlways } = yield* SlackSandbox
        yield* failAlways(Fault.Answer({ status: 403, body: "action_prohibited" }))
        const { value: error } = yield* tell(
          (notifier) =>
            notifier.wrap(
              { name: "mnist" },
              training((run) => run.chart().catch((error: unknown) => error))
            ),
          { log: () => undefined }
        )
        assert.isTrue(isSlackError(error) && error._tag === "SlackPostForbidden")
      })
    )
  )

  for (const [pictures, count] of [
    [true, 2],
    [undefined, 0]
  ] as const) {
    it.live(
      `${pictures === true ? "puts a picture" : "puts no picture, unless asked,"} into it and into the end, as a bot`,
      () =>
        inSandbox(
          Effect.gen(function* () {
            const { files } = yield* SlackSandbox
            const { messages } = yield* tell(
              (notifier) =>
                notifier.wrap(
                  { name: "mnist" },
                  training((run) => run.chart())
                ),
              { ...(yield* asBot), pictures }
            )
            const drawn = yield* files
            assert.deepStrictEqual(
              drawn.map(({ mimetype }) => mimetype),
              Array.from({ length: count }, () => "image/png")
            )
            const withPicture = messages.filter(({ blocks }) => shown(blocks).includes("slack_file"))
            assert.lengthOf(withPicture, count)
            assert.isTrue(withPicture.every(({ threadTs }) => threadTs === messages[0]?.ts))
          })
        )
    )
  }
})
