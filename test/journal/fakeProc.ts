/** A tree like /proc, with the processes that a test wants to be there. */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { Effect } from "effect"

export interface Shown {
  readonly startTicks: number
  /** Default: `S`, it sleeps. */
  readonly state?: string
  /** Default: one that tries to be misread. */
  readonly name?: string
}

export interface Proc {
  /** Where `/proc` is. */
  readonly root: string
  readonly show: (pid: number, process: Shown) => void
  readonly end: (pid: number) => void
  /** `at`: in milliseconds. Default: later than all that a test's runs do. */
  readonly boot: (id: string, at?: number) => void
  readonly name: (machineId: string) => void
  readonly enter: (pidNamespace: string) => void
}

const statOf = (pid: number, { startTicks, state = "S", name = "x) R 1 (y" }: Shown): string =>
  `${pid} (${name}) ${state} 1 1 1 0 -1 4194304 1 0 0 0 1 1 0 0 20 0 1 0 ${startTicks} 1000 100 18446744073709551615\n`

const write = (file: string, text: string): void => {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, text)
}

const relink = (file: string, target: string): void => {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.rmSync(file, { force: true })
  fs.symlinkSync(target, file)
}

const make = (): Proc => {
  const root = fs.mkdtempSync(path.join(fs.existsSync("/dev/shm") ? "/dev/shm" : os.tmpdir(), "runbell-proc-"))
  const own = `proc/${process.pid}`
  const proc: Proc = {
    root,
    show: (pid, process) => write(path.join(root, `proc/${pid}/stat`), statOf(pid, process)),
    end: (pid) => fs.rmSync(path.join(root, `proc/${pid}/stat`), { force: true }),
    boot: (id, at = 3_000_000) => {
      write(path.join(root, "proc/sys/kernel/random/boot_id"), `${id}\n`)
      write(path.join(root, "proc/stat"), `cpu  1 2 3 4\nbtime ${at / 1_000}\nprocesses 4711\n`)
    },
    name: (machineId) => write(path.join(root, "etc/machine-id"), `${machineId}\n`),
    enter: (pidNamespace) => relink(path.join(root, own, "ns/pid"), pidNamespace)
  }
  proc.show(process.pid, { startTicks: 1_000 })
  proc.boot("first")
  proc.name("machine")
  proc.enter("pid:[4026531836]")
  relink(path.join(root, "proc/self"), String(process.pid))
  return proc
}

/** Scoped: it is gone with the test. */
export const fakeProc = Effect.acquireRelease(Effect.sync(make), ({ root }) =>
  Effect.sync(() => fs.rmSync(root, { recursive: true, force: true }))
)
