/** The kernel's counters, read from trees as version 1, version 2, containers and other systems show them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { type OomCounters, readOomCounters, risingOomCounters } from "../../src/evidence/OomCounters.ts"

type Tree = Readonly<Record<string, string>>

const events = (kills: number, groups = 0) =>
  `low 0\nhigh 9\nmax 9\noom 8\noom_kill ${kills}\noom_group_kill ${groups}\n`
const control = (kills: number) => `oom_kill_disable 0\nunder_oom 0\noom_kill ${kills}\n`
const vmstat = (kills: number) => `nr_free_pages 12\noom_kill ${kills}\nswap_ra 0\n`
const noLimit = "9223372036854771712\n"
const machine = { "proc/vmstat": vmstat(5) }
const [one, two] = ["sys/fs/cgroup/memory", "sys/fs/cgroup"]

const rows: ReadonlyArray<readonly [sentence: string, tree: Tree, counters: Partial<OomCounters>]> = [
  [
    "reads the own group of version 2, and its limit",
    {
      ...machine,
      "proc/self/cgroup": "0::/user.slice/job\n",
      [`${two}/user.slice/job/memory.events`]: events(2),
      [`${two}/user.slice/job/memory.max`]: "1048576\n"
    },
    { own: 2, machine: 5, limit: 1_048_576 }
  ],
  [
    "takes the narrowest limit of the groups around",
    {
      ...machine,
      "proc/self/cgroup": "0::/slurm/job_1/step_0\n",
      [`${two}/slurm/job_1/step_0/memory.events`]: events(0),
      [`${two}/slurm/job_1/step_0/memory.max`]: "max\n",
      [`${two}/slurm/job_1/memory.max`]: "2097152\n",
      [`${two}/slurm/memory.max`]: "4194304\n"
    },
    { own: 0, machine: 5, limit: 2_097_152 }
  ],
  [
    "reads the own group of version 1, whose largest number is no limit",
    {
      ...machine,
      "proc/self/cgroup": "9:name=systemd:/\n4:cpu,memory:/docker/ab:c\n0::/\n",
      [`${one}/docker/ab:c/memory.oom_control`]: control(1),
      [`${one}/docker/ab:c/memory.limit_in_bytes`]: noLimit,
      [`${one}/memory.limit_in_bytes`]: noLimit
    },
    { own: 1, machine: 5 }
  ],
  [
    "takes what is mounted where the path is that of the host around a container, version 1",
    {
      ...machine,
      "proc/self/cgroup": "4:memory:/docker/abc\n",
      [`${one}/memory.oom_control`]: control(3),
      [`${one}/memory.limit_in_bytes`]: "4096\n"
    },
    { own: 3, machine: 5, limit: 4_096 }
  ],
  [
    "takes what is mounted in a container, version 2",
    { ...machine, "proc/self/cgroup": "0::/\n", [`${two}/memory.events`]: events(4), [`${two}/memory.max`]: "max\n" },
    { own: 4, machine: 5 }
  ],
  [
    "follows no path that leads out of what is mounted",
    { ...machine, "proc/self/cgroup": "0::/../other\n", "sys/fs/other/memory.events": events(7) },
    { machine: 5 }
  ],
  [
    "reads version 2 where only that accounts for memory",
    { ...machine, "proc/self/cgroup": "3:cpu:/x\n0::/job\n", [`${two}/job/memory.events`]: events(6) },
    { own: 6, machine: 5 }
  ],
  [
    "has only the machine's counter in the group at the top",
    { ...machine, "proc/self/cgroup": "0::/\n" },
    { machine: 5 }
  ],
  ["has none where the system has none", {}, {}],
  ["has none of a kernel before it counted", { "proc/vmstat": "nr_free_pages 12\n" }, {}]
]

const absent: OomCounters = { own: undefined, machine: undefined, limit: undefined }

const write = (root: string, tree: Tree): void => {
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

const treeOf = (tree: Tree) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const root = mkdtempSync(join(tmpdir(), "runbell-cgroup-"))
      write(root, tree)
      return root
    }),
    (root) => Effect.sync(() => rmSync(root, { recursive: true, force: true }))
  )

describe("readOomCounters", () => {
  for (const [sentence, tree, counters] of rows) {
    it.scoped(sentence, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* readOomCounters(yield* treeOf(tree)), { ...absent, ...counters })
      })
    )
  }

  it.effect("reads this machine's, too, whatever it has", () =>
    Effect.gen(function* () {
      for (const counter of Object.values(yield* readOomCounters())) {
        assert.isTrue(counter === undefined || Number.isSafeInteger(counter), String(counter))
      }
    })
  )
})

describe("risingOomCounters", () => {
  const group = (name: string, kills: number): Tree => ({
    ...machine,
    "proc/self/cgroup": `0::/${name}\n`,
    [`${two}/${name}/memory.events`]: events(kills),
    [`${two}/${name}/memory.max`]: "4096\n"
  })

  it.scoped("shows at each reading what rose, and the limit of the first", () =>
    Effect.gen(function* () {
      const root = yield* treeOf(group("job", 0))
      const counters = risingOomCounters(root)
      assert.deepStrictEqual(yield* counters, { own: 0, machine: 5, limit: 4_096 })
      write(root, { "proc/vmstat": vmstat(9), [`${two}/job/memory.events`]: events(3) })
      rmSync(join(root, two, "job/memory.max"))
      assert.deepStrictEqual(yield* counters, { own: 3, machine: 9, limit: 4_096 })
    })
  )

  it.scoped("follows the process into another group", () =>
    Effect.gen(function* () {
      const root = yield* treeOf(group("job", 1))
      const counters = risingOomCounters(root)
      yield* counters
      write(root, { ...group("other", 7), [`${two}/other/memory.max`]: "8192\n" })
      assert.deepStrictEqual(yield* counters, { own: 7, machine: 5, limit: 8_192 })
    })
  )

  it.scoped("has no counter of a group that is gone", () =>
    Effect.gen(function* () {
      const root = yield* treeOf(group("job", 1))
      const counters = risingOomCounters(root)
      yield* counters
      rmSync(join(root, two, "job"), { recursive: true })
      assert.strictEqual((yield* counters).own, undefined)
    })
  )
})
