/**
 * Puts messages into some outboxes and delivers what is there, until it is killed. What it has put and what it has told
 * is written down at once, and shown by a point on stdout.
 */
import { appendFileSync, writeSync } from "node:fs"
import { join } from "node:path"
import { DateTime, Effect, Schedule } from "effect"
import { type Message, SlackPolicy } from "runbell"
import { drain } from "../../../src/outbox/drain.ts"
import { put } from "../../../src/outbox/put.ts"
import { plainText } from "../../../src/slack/outline.ts"
import { locales, saidIn } from "../../support/words.ts"
import { fresh, swift } from "../support/outbox.ts"

const [home = "", name = "", outboxes = "1"] = process.argv.slice(2)

const act = (outbox: string) => {
  const folder = join(home, outbox)
  const note = (what: "put" | "told" | "perhaps", text: string): void => {
    appendFileSync(join(home, `${outbox}.log`), `${what} ${text}\n`)
    writeSync(1, ".")
  }

  /** The delivery to a Slack that never fails. */
  const tell = (message: Message) =>
    Effect.map(DateTime.now, (at) => {
      const isMarked = plainText(message.blocks).includes(locales.en.catalogue.perhapsRepeat)
      note(isMarked ? "perhaps" : "told", saidIn(message))
      return { destination: "test", at, form: "blocks" as const, attempts: 1 }
    })

  const putOne = (text: string) =>
    Effect.flatMap(fresh(text), (message) => put(folder, message)).pipe(
      Effect.tap(() => Effect.sync(() => note("put", text)))
    )

  const putOn = Effect.iterate(0, {
    while: () => true,
    body: (index) => Effect.as(putOne(`${name}-${index}`), index + 1)
  })
  const drainOn = Effect.repeat(drain(folder, { deliver: tell }, "1 minute"), Schedule.spaced("1 millis"))
  return Effect.all([putOn, drainOn], { concurrency: 2 })
}

const program = Effect.forEach(
  Array.from({ length: Number(outboxes) }, (_, index) => String(index)),
  act,
  {
    concurrency: "unbounded"
  }
)

await Effect.runPromise(Effect.provide(program, SlackPolicy.layer(swift)))
