/** Opens all the files that it may, and says what becomes of an outbox then, and when it has closed them. */
import { closeSync, openSync } from "node:fs"
import { Effect, Either, Option } from "effect"
import { asLeader } from "../../../src/outbox/leadership.ts"
import { readMessage } from "../../../src/outbox/readMessage.ts"

const [folder = "", name = ""] = process.argv.slice(2)

const openAll = (): ReadonlyArray<number> => {
  const opened: Array<number> = []
  for (;;) {
    try {
      opened.push(openSync("/dev/null", "r"))
    } catch {
      return opened
    }
  }
}

const look = Effect.gen(function* () {
  const leads = Option.isSome(yield* asLeader(folder, Effect.void))
  const read = yield* Effect.either(readMessage(folder, name))
  return { leads, read: Either.match(read, { onLeft: ({ code }) => code, onRight: ({ _tag }) => _tag }) }
})

const opened = openAll()
const short = await Effect.runPromise(look)
for (const file of opened) closeSync(file)
process.stdout.write(JSON.stringify([short, await Effect.runPromise(look)]))
