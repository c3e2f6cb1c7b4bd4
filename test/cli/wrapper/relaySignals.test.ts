/** A signal reaches the command once, whoever sent it and to whom. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
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

const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
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
