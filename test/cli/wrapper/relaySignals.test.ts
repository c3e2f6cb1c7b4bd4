/** A signal reaches the command once, whoever sent it and to whom. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { createInterface } from "node:readline"
import { setImmediate } from "node:timers/promises"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { useWrapper } from "./support/wrapper.ts"

const { file } = useWrapper()

const program = (name: string) => new URL(`./programs/${name}`, import.meta.url).pathname

/** A wrapped command in a session without a terminal, and the lines that it writes. */
const start = (...command: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, [file, "--", ...command], {
    detached: true,
    stdio: ["pipe", "pipe", "inherit"]
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const line = async (): Promise<string> => String((await lines.next()).value)
  return { child, line, ended: once(child, "exit") }
}

/** The youngest child of the wrapper, once it is another than before. */
const witnessOf = async (wrapper: number | undefined, before?: number): Promise<number> => {
  for (;;) {
    const children = readFileSync(`/proc/${wrapper}/task/${wrapper}/children`, "latin1").trim().split(" ").map(Number)
    const youngest = children.length < 2 ? undefined : children.at(-1)
    if (youngest !== undefined && youngest !== before) return youngest
    await setImmediate()
  }
}

const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const isDead = (pid: number): boolean => {
  try {
    return /^State:\s*[ZX]/mu.test(readFileSync(`/proc/${pid}/status`, "latin1"))
  } catch {
    return true
  }
}

/** Waits until it has ended, whether or not somebody has taken note of it. */
const gone = async (pid: number): Promise<void> => {
  while (!isDead(pid)) await setImmediate()
}

describe("relaySignals", () => {
  it.effect("passes each signal on, every time it is sent, and once each time", () =>
    Effect.promise(async () => {
      const { child, line, ended } = start("python3", program("counts.py"))
      assert.match(await line(), /^ready/u)
      for (const signal of ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR1", "SIGUSR2"] as const) {
        for (const times of [1, 2]) {
          child.kill(signal)
          assert.strictEqual(await line(), `got ${signal} ${times}`)
        }
      }
      child.stdin.end("stop\n")
      const counts = ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGUSR1", "SIGUSR2"].map((name) => `('${name}', 2)`)
      assert.strictEqual(await line(), `[${counts.join(", ")}]`)
      assert.deepStrictEqual(await ended, [0, null])
    })
  )

  it.effect(
    "does not pass on what was sent to every process of the group, and what comes to it alone after that, it does",
    () =>
      Effect.promise(async () => {
        const { child, line, ended } = start("python3", program("counts.py"), "witnessed")
        assert.match(await line(), /^ready/u)
        const group = -(child.pid ?? 0)
        let witness = await witnessOf(child.pid)
        for (const signal of ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR1", "SIGUSR2"] as const) {
          process.kill(group, signal)
          assert.strictEqual(await line(), `got ${signal} 1`)
          witness = await witnessOf(child.pid, witness)
          child.kill(signal)
          assert.strictEqual(await line(), `got ${signal} 2`)
        }
        child.stdin.end("stop\n")
        const counts = ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGUSR1", "SIGUSR2"].map((name) => `('${name}', 2)`)
        assert.strictEqual(await line(), `[${counts.join(", ")}]`)
        assert.deepStrictEqual(await ended, [0, null])
        await gone(witness)
      })
  )

  for (const signal of ["SIGTERM", "SIGHUP", "SIGINT", "SIGUSR2"] as const) {
    it.effect(`dies of ${signal} with the command, and leaves none behind`, () =>
      Effect.promise(async () => {
        const { child, line, ended } = start("sh", "-c", "echo $$; exec cat")
        const pid = Number(await line())
        assert.isTrue(exists(pid))
        child.kill(signal)
        assert.deepStrictEqual(await ended, [null, signal])
        assert.isFalse(exists(pid))
      })
    )
  }

  it.effect("waits for a command that puts its house in order, and ends by its code", () =>
    Effect.promise(async () => {
      const { child, line, ended } = start("sh", "-c", "trap 'echo saved; exit 9' TERM; echo ready; read -r line")
      assert.strictEqual(await line(), "ready")
      child.kill("SIGTERM")
      assert.strictEqual(await line(), "saved")
      assert.deepStrictEqual(await ended, [9, null])
    })
  )
})
