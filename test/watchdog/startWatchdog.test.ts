/** The watchdog tells of every death of its run, and of nothing else. With real processes that are really killed. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import { openLifeline } from "../../src/watchdog/openLifeline.ts"
import { childrenOf, inSession, kill, runs, ticksOf, treeOf, until } from "../support/processes.ts"
import { useWatched } from "./support/watched.ts"

const { start } = useWatched()
type Run = Awaited<ReturnType<typeof start>>

const live = (name: string, test: () => Promise<void>) => it.live(name, () => Effect.promise(test))

/** Other shells than this machine's, which are /bin/sh elsewhere; as far as they are here. */
const otherShells = ["/bin/dash", "/bin/bash --posix", "/bin/busybox sh"].filter((shell) => {
  const [file = ""] = shell.split(" ")
  return existsSync(file) && realpathSync(file) !== realpathSync("/bin/sh")
})

const ready = async (program: string, environment?: NodeJS.ProcessEnv): Promise<Run> => {
  const run = await start(program, environment)
  assert.strictEqual(await run.line(), "ready")
  return run
}

/** Exactly one report, of a death, and then the watchdog goes. */
const toldOnce = async (run: Run): Promise<void> => {
  const report = await run.report()
  assert.match(report.said, /^death /u)
  report.answer("0")
  await run.over()
  assert.strictEqual(run.unread(), 0)
}

/** A process that has ended and that nobody waits for, once it is killed: its parent is a `sleep`. */
const orphanMaker = async () => {
  const parent = spawn("sh", ["-c", "sleep 1000 & echo $!; exec sleep 1000"], { stdio: ["ignore", "pipe", "ignore"] })
  const [pid] = await once(parent.stdout, "data")
  return { pid: Number(pid), parent }
}

const deaths: Readonly<Record<string, (run: Run) => void | Promise<void>>> = {
  "by kill -9": ({ pid }) => kill(pid),
  "by kill -9 of its group": ({ pid }) => kill(-pid),
  "by kill -9 of its session": ({ pid }) => inSession(pid).forEach((one) => kill(one)),
  "by a crash": ({ pid }) => kill(pid, "SIGSEGV"),
  "by a SIGTERM that it does not listen to": ({ pid }) => kill(pid, "SIGTERM"),
  "by kill -9 of its whole tree": async ({ pid }) => {
    await until(() => childrenOf(pid).length === 0)
    for (const one of treeOf(pid)) kill(one)
  },
  "by process.exit": ({ tell }) => tell("exit"),
  "since it had nothing left to do, which no watchdog keeps it from": ({ hush }) => hush(),
  "in the middle of a word": async ({ tell, line, pid }) => {
    tell("by")
    assert.strictEqual(await line(), "cut")
    kill(pid)
  }
}

for (const program of ["sh", "node", ...otherShells]) {
  describe(`the watchdog in ${program}`, () => {
    for (const [what, die] of Object.entries(deaths)) {
      live(`tells once of a run that ended ${what}`, async () => {
        const run = await ready(program)
        await die(run)
        await toldOnce(run)
      })
    }

    live("tells of a run that died before the watchdog was ready", async () => {
      const run = await start(program, { DIES_AT_ONCE: "1" })
      await toldOnce(run)
    })

    live("tells of a run whose variables are more than the system hands on", async () => {
      const run = await ready(program, { BEYOND: "1" })
      kill(run.pid)
      await toldOnce(run)
    })

    live("does not wait for a child that outlives the run", async () => {
      const run = await ready(program)
      run.tell("child")
      const child = Number(await run.line())
      try {
        kill(run.pid)
        await toldOnce(run)
        assert.isTrue(runs(child))
      } finally {
        kill(child)
      }
    })

    live("goes silently after a goodbye, every time", async () => {
      for (let time = 0; time < 5; time += 1) {
        const run = await ready(program)
        run.tell("bye")
        assert.strictEqual(await run.line(), "gone")
        assert.strictEqual(run.unread(), 0)
        kill(run.pid)
        await run.over()
        assert.strictEqual(run.unread(), 0)
      }
    })

    live("has what waits in the outbox delivered, while the run lives, and then goes", async () => {
      const run = await ready(program)
      run.tell("flush")
      const report = await run.report()
      assert.match(report.said, /^flush /u)
      assert.isTrue(runs(run.pid))
      report.answer("0")
      await until(() => run.family().length === 1)
      kill(run.pid)
      await run.over()
      assert.strictEqual(run.unread(), 0)
    })

    live(
      "is deaf to the signals that a job's processes get in volleys, and has the report made in the end",
      async () => {
        const run = await ready(program)
        kill(run.pid)
        for (let attempt = 1; attempt <= 3; attempt += 1) {
          assert.match((await run.report()).said, /^death /u)
          for (const signal of ["SIGHUP", "SIGINT", "SIGTERM", "SIGUSR2"] as const) {
            for (const pid of run.family()) kill(pid, signal)
          }
        }
        await toldOnce(run)
      }
    )

    live("tries a reporter that fails four times, the last two without NODE_OPTIONS, and no more", async () => {
      const run = await ready(program, { NODE_OPTIONS: "--no-warnings" })
      kill(run.pid)
      const said: Array<string> = []
      for (let attempt = 1; attempt <= 4; attempt += 1) {
        const report = await run.report()
        said.push(report.said)
        report.answer("1")
      }
      await run.over()
      assert.strictEqual(run.unread(), 0)
      assert.deepStrictEqual(said, ["death optioned", "death optioned", "death bare", "death bare"])
    })

    live("waits for a process that still runs, and has the report made when that has ended", async () => {
      const run = await ready(program)
      const { pid, parent } = await orphanMaker()
      try {
        kill(run.pid)
        const first = await run.report()
        first.answer(`75 ${pid} ${ticksOf(pid)}`)
        const other = await ready(program) // meanwhile another one's life and death
        kill(other.pid)
        await toldOnce(other)
        assert.strictEqual(run.unread(), 0)
        kill(pid)
        const last = await run.report()
        assert.match(last.said, /^outlived /u)
        last.answer("0")
        await run.over()
      } finally {
        kill(pid)
        parent.kill("SIGKILL")
      }
    })

    live("does not wait for another process that got the same number", async () => {
      const run = await ready(program)
      kill(run.pid)
      const first = await run.report()
      first.answer(`75 ${process.pid} 1`)
      const last = await run.report()
      assert.match(last.said, /^outlived /u)
      last.answer("0")
      await run.over()
    })
  })
}

describe("the watchdog in sh", () => {
  live("pauses longer after each report that fails, and not at all after the last", async () => {
    const folder = mkdtempSync(join(tmpdir(), "watchdog-pauses-"))
    try {
      writeFileSync(join(folder, "sleep"), `#!/bin/sh\necho "$1" >>"${folder}/pauses"\n`, { mode: 0o755 })
      const run = await ready("sh", { PATH: `${folder}:${process.env["PATH"]}` })
      kill(run.pid)
      for (const _ of [1, 2, 3, 4]) (await run.report()).answer("1")
      await run.over()
      assert.strictEqual(readFileSync(join(folder, "pauses"), "utf8"), "0.5\n2\n5\n")
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  live("does not wait at full speed where the run's PATH does not lead to the system's programs", async () => {
    const run = await ready("sh", { PATH: "/nowhere" })
    const { pid, parent } = await orphanMaker()
    try {
      kill(run.pid)
      const first = await run.report()
      first.answer(`75 ${pid} ${ticksOf(pid)}`)
      const nameOf = Option.liftThrowable((one: number) => readFileSync(`/proc/${one}/comm`, "utf8").trim())
      const sleeps = (one: number) => Option.contains(nameOf(one), "sleep")
      await until(() => run.family().some((watchdog) => childrenOf(watchdog).some(sleeps)))
    } finally {
      kill(pid)
      parent.kill("SIGKILL")
    }
    const last = await run.report()
    last.answer("0")
    await run.over()
  })
})

describe("the run", () => {
  live("does not mind that its watchdog was killed", async () => {
    const run = await ready("sh")
    await until(() => childrenOf(run.pid).length === 0)
    for (const pid of run.family()) if (pid !== run.pid) kill(pid)
    run.tell("bye")
    assert.strictEqual(await run.line(), "gone")
    assert.isTrue(runs(run.pid))
  })

  it("has no lifeline where there is no such program", () => {
    assert.isTrue(Option.isNone(openLifeline(["/nowhere/sh"], { report: [], environment: {} })))
  })
})
