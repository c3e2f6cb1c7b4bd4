/** What has become of a process: never a stranger taken for it, and never one called dead that cannot be seen. */
import { spawn } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FastCheck } from "effect"
import { identityOf, ownIdentity } from "../../src/journal/identify.ts"
import { judge } from "../../src/journal/judge.ts"
import { startOf } from "../../src/journal/startOf.ts"
import { fakeProc } from "./fakeProc.ts"
import { temporaryFolder } from "./temporaryFolder.ts"

const spawned = (command: string, ...args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.sync(() => spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] })),
    (child) => Effect.sync(() => child.kill("SIGKILL"))
  )

const ended = (child: ReturnType<typeof spawn>) =>
  Effect.async<void>((resume) => void child.once("close", () => resume(Effect.void)))

const firstLine = (child: ReturnType<typeof spawn>) =>
  Effect.async<string>((resume) => void child.stdout?.once("data", (data) => resume(Effect.succeed(String(data)))))

/** Looks at the file until it does. */
const shows = (file: string, pattern: RegExp) =>
  Effect.promise(() => new Promise(setImmediate)).pipe(
    Effect.map(() => fs.readFileSync(file, "latin1")),
    Effect.repeat({ until: (text) => pattern.test(text) })
  )

describe("judge", () => {
  it.scoped("calls this process and a child alive, and the child dead when it has ended", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* judge(yield* ownIdentity(), 0), "alive")
      const child = yield* spawned("cat")
      const identity = yield* identityOf(child.pid ?? 0)
      assert.strictEqual(yield* judge(identity, 0), "alive")
      const end = yield* Effect.fork(ended(child))
      yield* Effect.yieldNow()
      child.stdin?.end()
      yield* end
      assert.strictEqual(yield* judge(identity, 0), "dead")
    })
  )

  it.scoped("calls a process dead that has ended and that nobody has asked about yet", () =>
    Effect.gen(function* () {
      // The shell becomes a program that does not know of its child, so that nobody asks how that one ended.
      const child = yield* spawned("sh", "-c", 'exec 3<&0; cat <&3 & echo "$!"; exec sleep 1000 3<&-')
      const pid = Number(yield* firstLine(child))
      yield* shows(`/proc/${child.pid}/comm`, /^sleep/u)
      child.stdin.end()
      yield* shows(`/proc/${pid}/stat`, / Z /u)
      assert.strictEqual(yield* judge(yield* identityOf(pid), 0), "dead")
    })
  )

  it.scoped("does not take another process of the same pid for it", () =>
    Effect.gen(function* () {
      const { root, show } = yield* fakeProc
      show(42, { startTicks: 500 })
      const identity = yield* identityOf(42, root)
      assert.strictEqual(identity.startTicks, 500)
      assert.strictEqual(yield* judge(identity, 2_000_000, root), "alive")
      show(42, { startTicks: 501 })
      assert.strictEqual(yield* judge(identity, 2_000_000, root), "dead")
    })
  )

  it.scoped("knows of a boot since, of another machine, and of another container", () =>
    Effect.gen(function* () {
      const { root, show, boot, name, enter } = yield* fakeProc
      show(42, { startTicks: 500 })
      const identity = yield* identityOf(42, root)
      enter("pid:[2]")
      assert.strictEqual(yield* judge(identity, 2_000_000, root), "unknown")
      enter("pid:[4026531836]")
      boot("second")
      assert.strictEqual(yield* judge(identity, 2_000_000, root), "rebooted")
      name("another")
      assert.strictEqual(yield* judge(identity, 2_000_000, root), "elsewhere")
      boot("first")
      // The same boot is the same machine, whatever it is called by now.
      assert.strictEqual(yield* judge(identity, 2_000_000, root), "alive")
    })
  )

  it.scoped("takes nobody that it heard of since its own start for one of an earlier boot, as of a clone", () =>
    Effect.gen(function* () {
      const { root, show, boot } = yield* fakeProc
      show(42, { startTicks: 500 })
      const identity = yield* identityOf(42, root)
      boot("second", 3_000_000)
      assert.strictEqual(yield* judge(identity, 2_999_000, root), "rebooted")
      assert.strictEqual(yield* judge(identity, 3_009_000, root), "rebooted", "a clock may be set meanwhile")
      assert.strictEqual(yield* judge(identity, 3_011_000, root), "elsewhere")
      fs.rmSync(path.join(root, "proc/stat"))
      assert.strictEqual(yield* judge(identity, 2_999_000, root), "elsewhere", "nobody knows since when it runs")
    })
  )

  it.scoped("calls nothing dead where other processes are not to be seen", () =>
    Effect.gen(function* () {
      const { root, show, end } = yield* fakeProc
      show(42, { startTicks: 500 })
      const identity = yield* identityOf(42, root)
      // As in a container that was given the /proc of its machine: its own process has another pid there.
      const outside = path.join(root, "proc", "7")
      fs.renameSync(path.join(root, "proc", String(process.pid)), outside)
      fs.rmSync(path.join(root, "proc/self"))
      fs.symlinkSync("7", path.join(root, "proc/self"))
      end(42)
      assert.strictEqual(yield* judge(identity, 2_000_000, root), "unknown")
    })
  )

  it.scoped("reads the start whatever a program calls itself", () =>
    Effect.gen(function* () {
      const { root, show } = yield* fakeProc
      FastCheck.assert(
        FastCheck.property(FastCheck.string({ maxLength: 15 }), FastCheck.nat(), (name, startTicks) => {
          show(42, { name, startTicks })
          assert.deepStrictEqual(startOf(42, root), { startTicks, isOver: false })
        }),
        { numRuns: 50 }
      )
    })
  )

  it.scoped("asks ps where there is no /proc", () =>
    Effect.gen(function* () {
      const root = yield* temporaryFolder
      const child = yield* spawned("cat")
      const identity = yield* identityOf(child.pid ?? 0, root)
      assert.isDefined(identity.startTicks)
      assert.strictEqual(yield* judge(identity, 2_000_000, root), "alive")
      assert.strictEqual(yield* judge({ ...identity, startTicks: 1 }, 2_000_000, root), "dead")
      const end = yield* Effect.fork(ended(child))
      yield* Effect.yieldNow()
      child.stdin?.end()
      yield* end
      assert.strictEqual(yield* judge(identity, 2_000_000, root), "dead")
    })
  )
})
