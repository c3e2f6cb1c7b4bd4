/** One leads at a time, and a dead leader leads no longer, whatever it has left. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Option } from "effect"
import { asLeader } from "../../src/outbox/leadership.ts"
import { releaseLockFile, takeLockFile } from "../../src/outbox/lockFile.ts"
import { fill, smallDisk } from "../support/smallDisk.ts"
import { temporaryFolder } from "./support/outbox.ts"

/** A process that leads, and a way to kill it. */
const otherLeader = (folder: string, how: "socket" | "file") =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const child = spawn(process.execPath, ["--import", "tsx", "test/outbox/programs/leads.ts", folder, how])
      const gone = once(child, "exit")
      const [said] = await once(child.stdout, "data")
      const kill = Effect.promise(async () => {
        child.kill("SIGKILL")
        await gone
      })
      return { said: String(said), kill }
    }),
    ({ kill }) => kill
  )

const leads = (folder: string) => Effect.map(asLeader(folder, Effect.void), Option.isSome)

describe("asLeader", () => {
  it.scopedLive("lets one lead at a time, and the next as soon as it is done", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const done = yield* Deferred.make<void>()
      const began = yield* Deferred.make<void>()
      const first = yield* Effect.fork(
        asLeader(folder, Effect.zipRight(Deferred.succeed(began, undefined), Deferred.await(done)))
      )
      yield* Deferred.await(began)
      assert.isFalse(yield* leads(folder))
      yield* Deferred.succeed(done, undefined)
      yield* Fiber.join(first)
      assert.isTrue(yield* leads(folder))
    })
  )

  it.scopedLive("gives the lead back when its work fails, dies or is interrupted", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      for (const work of [Effect.fail("no"), Effect.die("no"), Effect.interrupt]) {
        yield* Effect.exit(asLeader(folder, work))
        assert.isTrue(yield* leads(folder))
      }
    })
  )

  it.scopedLive("lets different folders be led at a time, and knows a folder by whatever path", () =>
    Effect.gen(function* () {
      const [one, other] = yield* Effect.all([temporaryFolder, temporaryFolder])
      const inside = yield* asLeader(
        one,
        Effect.all([leads(other), leads(join(one, "..", one.split("/").at(-1) ?? ""))])
      )
      assert.deepStrictEqual(inside, Option.some([true, false]))
    })
  )

  it.scopedLive("takes the lead from a process that was killed", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const { said, kill } = yield* otherLeader(folder, "socket")
      assert.strictEqual(said, "leads\n")
      assert.isFalse(yield* leads(folder))
      yield* kill
      assert.isTrue(yield* leads(folder))
      assert.deepStrictEqual(readdirSync(folder), [])
    })
  )
})

describe("the lock file", () => {
  it.scopedLive("is for one, until it is released", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const takers = yield* Effect.all(
        Array.from({ length: 20 }, () => takeLockFile(folder)),
        { concurrency: "unbounded" }
      )
      assert.lengthOf(takers.filter(Boolean), 1)
      yield* releaseLockFile(folder)
      assert.isTrue(yield* takeLockFile(folder))
    })
  )

  it.scopedLive("of a process that was killed, or with anything else in it, is taken by one", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const { said, kill } = yield* otherLeader(folder, "file")
      assert.strictEqual(said, "leads\n")
      assert.isFalse(yield* takeLockFile(folder))
      yield* kill
      assert.isTrue(yield* takeLockFile(folder))
      const strangers = [
        ...["null", "{", '{"pid":-1}'].map((text) => (path: string) => symlinkSync(text, path)),
        (path: string) => writeFileSync(path, "no link")
      ]
      for (const leave of strangers) {
        rmSync(join(folder, "leader.json"))
        leave(join(folder, "leader.json"))
        assert.isTrue(yield* takeLockFile(folder))
        assert.isFalse(yield* takeLockFile(folder))
      }
    })
  )

  it.scopedLive("is done without on a full disk, and stands whole as soon as there is room", (context) =>
    Effect.gen(function* () {
      const { folder, isMounted } = yield* smallDisk
      if (!isMounted) return context.skip()
      fill(folder)
      assert.isTrue(yield* takeLockFile(folder))
      assert.deepStrictEqual(readdirSync(folder), ["filler"])
      rmSync(join(folder, "filler"))
      const { said } = yield* otherLeader(folder, "file")
      assert.strictEqual(said, "leads\n")
      yield* releaseLockFile(folder)
      assert.isFalse(yield* takeLockFile(folder))
    })
  )
})
