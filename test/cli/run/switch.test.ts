/** A command's run at a dead-man's switch: the check hears of its start and its end, and Slack's alarm is taken back. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { SlackSandbox } from "runbell/testing"
import { httpServer } from "../../support/servers.ts"
import { sandboxed, slackIn, useCommand } from "./support/command.ts"

const { runbell } = useCommand()

/** A check, and the paths at which it was pinged, in order. */
const check = Effect.gen(function* () {
  const pinged: Array<string> = []
  const port = yield* httpServer(({ url = "" }, response) => {
    pinged.push(url.replace(/\?.*/u, ""))
    response.end("OK")
  })
  return { url: `http://127.0.0.1:${port}/0000-1111`, pinged }
})

describe("a command's run at a dead-man's switch", () => {
  for (const [script, last] of [
    ["exit 0", "/0000-1111"],
    ["exit 3", "/0000-1111/3"]
  ] as const) {
    it.scopedLive(`tells the check its start and its end (${script})`, () =>
      sandboxed(
        Effect.scoped(
          Effect.gen(function* () {
            const { url, pinged } = yield* check
            const environment = { ...(yield* slackIn), RUNBELL_PING_URL: url }
            const { stderr } = yield* runbell(["run", "--", "sh", "-c", `sleep 1; ${script}`], { environment })
            assert.strictEqual(stderr, "")
            assert.deepStrictEqual([pinged[0], pinged.at(-1)], ["/0000-1111/start", last])
          })
        )
      )
    )
  }

  it.live("has an alarm wait in Slack while it lasts, and none when it has ended", () =>
    sandboxed(
      Effect.gen(function* () {
        const { apiUrl, botToken, requests, messages } = yield* SlackSandbox
        const environment = {
          SLACK_BOT_TOKEN: Redacted.value(botToken),
          SLACK_CHANNEL: "#runs",
          SLACK_API_URL: apiUrl
        }
        const { stderr } = yield* runbell(["run", "--alarm", "--", "sleep", "1"], { environment })
        assert.strictEqual(stderr, "")
        const answered = (yield* requests).filter(({ body }) => /"ok":true/u.test(body)).map(({ call }) => call)
        assert.includeMembers(answered, ["chat.scheduleMessage", "chat.deleteScheduledMessage"])
        assert.isAbove(
          answered.lastIndexOf("chat.deleteScheduledMessage"),
          answered.lastIndexOf("chat.scheduleMessage")
        )
        assert.lengthOf(yield* messages, 2)
      })
    )
  )
})
