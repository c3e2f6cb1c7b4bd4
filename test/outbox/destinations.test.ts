/** The one place where a secret is written down: for its owner alone, and believed only when it is what it says. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Either, Option, Redacted } from "effect"
import { noteDestination, recallDestination, rememberDestination } from "../../src/outbox/destinations.ts"
import { fingerprint } from "../../src/outbox/fingerprint.ts"
import { hostKey, outboxFolder } from "../../src/outbox/outboxFolder.ts"
import { put } from "../../src/outbox/put.ts"
import { Address } from "../../src/slack/Address.ts"
import { saying } from "../support/words.ts"
import { temporaryFolder } from "./support/outbox.ts"

const url = Redacted.make("https://hooks.slack.com/services/T000/B000/XXXX")
const webhook = Address.Webhook({ url })
const bot = Address.Bot({ token: Redacted.make("xoxb-XXXX"), channel: "#runs", api: "https://slack.com/api/" })

describe("the destinations", () => {
  it.scopedLive("recalls what was remembered, from a file that only its owner can read", () =>
    Effect.gen(function* () {
      const state = yield* temporaryFolder
      const mark = yield* rememberDestination(state, webhook)
      assert.strictEqual(mark, fingerprint(webhook))
      const recalled = Option.getOrThrow(yield* recallDestination(state, mark))
      assert.strictEqual(recalled._tag === "Webhook" && Redacted.value(recalled.url), Redacted.value(url))
      const { mode } = statSync(join(state, "destinations", mark))
      assert.strictEqual(mode & 0o777, 0o600)
      assert.strictEqual(statSync(join(state, "destinations")).mode & 0o777, 0o700)
    })
  )

  it.scopedLive("writes it once, and again where it is no longer what it was", () =>
    Effect.gen(function* () {
      const state = yield* temporaryFolder
      const mark = yield* rememberDestination(state, webhook)
      const file = join(state, "destinations", mark)
      const { ino } = statSync(file)
      yield* rememberDestination(state, webhook)
      assert.strictEqual(statSync(file).ino, ino)
      for (const text of ["", "https://hooks.slack.com/services/T000/B000/YYYY", "https://example.com/", "\0"]) {
        writeFileSync(file, text)
        assert.isTrue(Option.isNone(yield* recallDestination(state, mark)))
        yield* rememberDestination(state, webhook)
        assert.isTrue(Option.isSome(yield* recallDestination(state, mark)))
      }
      assert.deepStrictEqual(readdirSync(join(state, "destinations")), [mark])
    })
  )

  it.scopedLive("is as well recalled where a start noted it, and stays as that wrote it", () =>
    Effect.gen(function* () {
      const state = yield* temporaryFolder
      for (const address of [webhook, bot]) {
        yield* noteDestination(state, address)
        const mark = fingerprint(address)
        const file = join(state, "destinations", mark)
        const { ino, mode } = statSync(file)
        assert.strictEqual(mode & 0o777, 0o600)
        yield* noteDestination(state, address)
        yield* rememberDestination(state, address)
        assert.strictEqual(statSync(file).ino, ino)
        assert.isTrue(Option.isSome(yield* recallDestination(state, mark)))
        writeFileSync(file, "something else")
        yield* noteDestination(state, address)
        assert.isTrue(Option.isSome(yield* recallDestination(state, mark)))
      }
      assert.lengthOf(readdirSync(join(state, "destinations")), 2)
    })
  )

  it.scopedLive("leaves no draft with a secret where it could not be noted", () =>
    Effect.gen(function* () {
      const state = yield* temporaryFolder
      mkdirSync(join(state, "destinations", fingerprint(webhook), "full"), { recursive: true })
      assert.isTrue(Either.isLeft(yield* Effect.either(noteDestination(state, webhook))))
      assert.deepStrictEqual(readdirSync(join(state, "destinations")), [fingerprint(webhook)])
    })
  )

  it.scopedLive("says which file could not be noted", () =>
    Effect.gen(function* () {
      const state = yield* temporaryFolder
      writeFileSync(join(state, "destinations"), "")
      const error = yield* Effect.flip(noteDestination(state, webhook))
      assert.deepStrictEqual([error.code, error.path], ["ENOTDIR", join(state, "destinations", fingerprint(webhook))])
    })
  )

  it.scopedLive("recalls a bot with its channel, and no other bot by its mark", () =>
    Effect.gen(function* () {
      const state = yield* temporaryFolder
      const mark = yield* rememberDestination(state, bot)
      const file = join(state, "destinations", mark)
      const recalled = Option.getOrThrow(yield* recallDestination(state, mark))
      if (recalled._tag !== "Bot") return assert.fail(recalled._tag)
      assert.strictEqual(Redacted.value(recalled.token), "xoxb-XXXX")
      assert.deepStrictEqual([recalled.channel, recalled.api], [bot.channel, bot.api])
      assert.strictEqual(statSync(file).mode & 0o777, 0o600)
      const other = { ...JSON.parse(readFileSync(file, "utf8")), channel: "#other" }
      for (const text of [JSON.stringify(other), '{"version":2}', "{", "{}", '{"version":1,"token":1}']) {
        writeFileSync(file, text)
        assert.isTrue(Option.isNone(yield* recallDestination(state, mark)))
      }
    })
  )

  it("has a mark of its own for each bot, and each channel of one", () => {
    const others = [bot, { ...bot, channel: "#other" }, { ...bot, token: Redacted.make("xoxb-YYYY") }, webhook]
    assert.lengthOf(new Set(others.map((address) => fingerprint(address))), 4)
  })

  it.scopedLive("knows nothing of a destination that was never written down", () =>
    Effect.gen(function* () {
      const state = yield* temporaryFolder
      assert.isTrue(Option.isNone(yield* recallDestination(state, "0123456789abcdef")))
      assert.isTrue(Option.isNone(yield* recallDestination(state, "../../etc/passwd")))
    })
  )

  it.scopedLive("says what keeps it from writing, and nothing of the secret", () =>
    Effect.gen(function* () {
      const state = yield* temporaryFolder
      writeFileSync(join(state, "destinations"), "")
      const error = yield* Effect.flip(rememberDestination(state, webhook))
      assert.match(error.message, /\(E[A-Z]+\)/u)
      assert.notInclude(`${error.message} ${JSON.stringify(error)} ${String(error.stack)}`, "XXXX")
    })
  )
})

describe("the outbox of a destination", () => {
  it.scopedLive("is this host's, for its owner alone, and holds no secret", () =>
    Effect.gen(function* () {
      const state = yield* temporaryFolder
      chmodSync(state, 0o700)
      const folder = outboxFolder(state, fingerprint(webhook))
      const name = yield* put(folder, saying("hello"))
      assert.include(folder, hostKey())
      assert.match(hostKey(), /^[a-z0-9-]+$/u)
      assert.strictEqual(statSync(folder).mode & 0o777, 0o700)
      assert.strictEqual(statSync(join(folder, "new", name)).mode & 0o777, 0o600)
      assert.notInclude(readFileSync(join(folder, "new", name), "utf8"), "XXXX")
    })
  )

  it.scopedLive("holds a message of a key once, as long as it waits", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const first = yield* put(folder, saying("end"), { key: "run-end" })
      assert.strictEqual(yield* put(folder, saying("end again"), { key: "run-end" }), first)
      yield* put(folder, saying("another end"), { key: "other-end" })
      yield* put(folder, saying("no key"))
      assert.lengthOf(readdirSync(join(folder, "new")), 3)
    })
  )

  it.scopedLive("says what keeps it from taking a message", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      writeFileSync(join(folder, "tmp"), "")
      const error = yield* Effect.flip(put(folder, saying("hello")))
      assert.strictEqual(error._tag, "OutboxError")
      assert.match(error.message, /\(EEXIST\)|\(ENOTDIR\)/u)
    })
  )
})
