/** The commit that a run starts from, in repositories that the real git makes, of every kind that it can lay out. */
import { execFileSync } from "node:child_process"
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, TestClock } from "effect"
import { commitOf, gitLimit } from "../../../src/cli/origin/commitOf.ts"
import { originOf } from "../../../src/cli/origin/originOf.ts"

const temporaryFolder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "runbell-git-"))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
)

/** Nobody's own settings. */
const environment = {
  PATH: process.env["PATH"],
  HOME: "/nonexistent",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "a",
  GIT_AUTHOR_EMAIL: "a@example.org",
  GIT_COMMITTER_NAME: "a",
  GIT_COMMITTER_EMAIL: "a@example.org"
}

const git = (cwd: string, ...args: ReadonlyArray<string>): string =>
  execFileSync("git", args, { cwd, env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim()

const write = (cwd: string, text: string) => writeFileSync(join(cwd, "train.py"), text)

/** A repository with one commit. */
const repository = Effect.map(temporaryFolder, (cwd) => {
  git(cwd, "init", "--quiet", "--initial-branch=main")
  write(cwd, "print(1)\n")
  git(cwd, "add", ".")
  git(cwd, "commit", "--quiet", "--message=first")
  return { cwd, id: git(cwd, "rev-parse", "HEAD") }
})

const readToEnd = (path: string) => Effect.promise(() => readFile(path))

const seen = (cwd: string, more = {}) => commitOf(cwd, { ...environment, ...more })

describe("commitOf", () => {
  it.scoped("is the branch's commit, and the work tree is clean", () =>
    Effect.gen(function* () {
      const { cwd, id } = yield* repository
      assert.deepStrictEqual(yield* seen(cwd), { id, dirty: false })
    })
  )

  it.scoped("is found from a folder inside", () =>
    Effect.gen(function* () {
      const { cwd, id } = yield* repository
      const inside = join(cwd, "a", "b")
      mkdirSync(inside, { recursive: true })
      assert.deepStrictEqual(yield* seen(inside), { id, dirty: false })
    })
  )

  it.scoped("says that a changed file makes it dirty, and that one which git does not track does not", () =>
    Effect.gen(function* () {
      const { cwd, id } = yield* repository
      writeFileSync(join(cwd, "model.bin"), "")
      assert.deepStrictEqual(yield* seen(cwd), { id, dirty: false })
      write(cwd, "print(2)\n")
      assert.deepStrictEqual(yield* seen(cwd), { id, dirty: true })
    })
  )

  it.scoped("follows a detached HEAD, a branch with slashes, and references in one file", () =>
    Effect.gen(function* () {
      const { cwd, id } = yield* repository
      git(cwd, "checkout", "--quiet", "--detach")
      assert.strictEqual((yield* seen(cwd))?.id, id)
      git(cwd, "checkout", "--quiet", "-b", "lab/a")
      git(cwd, "branch", "lab/ab")
      git(cwd, "tag", "--annotate", "--message=t", "v1")
      git(cwd, "pack-refs", "--all")
      assert.strictEqual((yield* seen(cwd))?.id, id)
    })
  )

  it.scoped("is not that of a packed branch whose name ends in the same way", () =>
    Effect.gen(function* () {
      const { cwd } = yield* repository
      git(cwd, "branch", "refs/heads/z")
      git(cwd, "checkout", "--quiet", "-b", "z")
      git(cwd, "commit", "--quiet", "--allow-empty", "--message=second")
      git(cwd, "pack-refs", "--all")
      assert.strictEqual((yield* seen(cwd))?.id, git(cwd, "rev-parse", "HEAD"))
    })
  )

  it.scoped("takes a branch's own file before the one where it was packed earlier", () =>
    Effect.gen(function* () {
      const { cwd, id } = yield* repository
      git(cwd, "pack-refs", "--all")
      git(cwd, "commit", "--quiet", "--allow-empty", "--message=second")
      const second = git(cwd, "rev-parse", "HEAD")
      assert.notStrictEqual(second, id)
      assert.strictEqual((yield* seen(cwd))?.id, second)
    })
  )

  it.scoped("is a linked work tree's own commit, also when its branch was packed", () =>
    Effect.gen(function* () {
      const { cwd } = yield* repository
      const linked = join(yield* temporaryFolder, "linked")
      git(cwd, "worktree", "add", "--quiet", "-b", "side", linked)
      git(linked, "commit", "--quiet", "--allow-empty", "--message=side")
      const id = git(linked, "rev-parse", "HEAD")
      assert.deepStrictEqual(yield* seen(linked), { id, dirty: false })
      git(cwd, "pack-refs", "--all")
      assert.deepStrictEqual(yield* seen(linked), { id, dirty: false })
    })
  )

  it.scoped("is a submodule's own commit inside of it, and its changes are not those of the repository around it", () =>
    Effect.gen(function* () {
      const { cwd: around } = yield* repository
      const { cwd: library, id } = yield* repository
      git(around, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library, "lib")
      git(around, "commit", "--quiet", "--message=lib")
      const inside = join(around, "lib")
      write(inside, "print(2)\n")
      assert.deepStrictEqual(yield* seen(inside), { id, dirty: true })
      assert.deepStrictEqual(yield* seen(around), { id: git(around, "rev-parse", "HEAD"), dirty: false })
    })
  )

  it.scoped("is an id of SHA-256, too", () =>
    Effect.gen(function* () {
      const cwd = yield* temporaryFolder
      git(cwd, "init", "--quiet", "--object-format=sha256")
      git(cwd, "commit", "--quiet", "--allow-empty", "--message=first")
      const id = git(cwd, "rev-parse", "HEAD")
      assert.strictEqual(id.length, 64)
      assert.deepStrictEqual(yield* seen(cwd), { id, dirty: false })
    })
  )

  it.scoped("is absent outside of a repository, and in one without a commit", () =>
    Effect.gen(function* () {
      const cwd = yield* temporaryFolder
      assert.isUndefined(yield* seen(cwd))
      assert.isUndefined(yield* seen(join(cwd, "not", "there")))
      git(cwd, "init", "--quiet")
      assert.isUndefined(yield* seen(cwd))
    })
  )

  it.scoped("reads nothing that leads out of the repository, and nothing without an end", () =>
    Effect.gen(function* () {
      const { cwd, id } = yield* repository
      const head = join(cwd, ".git", "HEAD")
      writeFileSync(join(cwd, "id"), `${id}\n`)
      for (const text of ["ref: refs/../../id", "ref: ../id", "ref: HEAD", "ref: ", "", "no id"]) {
        writeFileSync(head, `${text}\n`)
        assert.isUndefined(yield* seen(cwd), text)
      }
      writeFileSync(head, "ref: refs/heads/loop\n")
      writeFileSync(join(cwd, ".git", "refs", "heads", "loop"), "ref: refs/heads/loop\n")
      assert.isUndefined(yield* seen(cwd), "a loop")
      const other = yield* temporaryFolder
      execFileSync("mkfifo", [join(other, ".git")])
      assert.isUndefined(yield* seen(other), "a pipe")
    })
  )

  it.scoped("keeps the commit, and says nothing of the work tree, where there is no git", () =>
    Effect.gen(function* () {
      const { cwd, id } = yield* repository
      assert.deepStrictEqual(yield* seen(cwd, { PATH: cwd }), { id, dirty: undefined })
    })
  )

  it.scoped("keeps the commit, and says nothing of the work tree, where git refuses", () =>
    Effect.gen(function* () {
      const { cwd, id } = yield* repository
      const refusing = join(yield* temporaryFolder, "git")
      writeFileSync(refusing, "#!/bin/sh\nexit 128\n")
      chmodSync(refusing, 0o755)
      assert.deepStrictEqual(yield* seen(cwd, { PATH: join(refusing, "..") }), { id, dirty: undefined })
    })
  )

  it.scoped("does not wait for a git that takes too long, and ends it", () =>
    Effect.gen(function* () {
      const { cwd, id } = yield* repository
      const tools = yield* temporaryFolder
      const [slow, begun, gone] = [join(tools, "git"), join(tools, "begun"), join(tools, "gone")]
      execFileSync("mkfifo", [begun, gone])
      // It holds the pipe open while it lives: the reader meets the end when it is gone.
      writeFileSync(slow, `#!/bin/sh\nexec 9> ${gone}\necho begun > ${begun}\nexec /bin/sleep 1000\n`)
      chmodSync(slow, 0o755)
      const end = yield* Effect.fork(readToEnd(gone))
      const fiber = yield* Effect.fork(seen(cwd, { PATH: tools }))
      yield* readToEnd(begun)
      yield* TestClock.adjust(gitLimit)
      assert.deepStrictEqual(yield* Fiber.join(fiber), { id, dirty: undefined })
      yield* Fiber.join(end)
    })
  )

  it.scoped("is not led astray by the variables of a git hook", () =>
    Effect.gen(function* () {
      const { cwd, id } = yield* repository
      const other = yield* repository
      write(other.cwd, "print(2)\n")
      const hook = { GIT_DIR: join(other.cwd, ".git"), GIT_WORK_TREE: other.cwd, GIT_INDEX_FILE: "nowhere" }
      assert.deepStrictEqual(yield* seen(cwd, hook), { id, dirty: false })
    })
  )

  it.scoped("takes no lock and writes nothing", () =>
    Effect.gen(function* () {
      const { cwd } = yield* repository
      const index = join(cwd, ".git", "index")
      // Same content, other time: git would refresh its index if it might.
      execFileSync("touch", ["-d", "2020-01-01", join(cwd, "train.py")])
      const [before, changed] = [readFileSync(index), statSync(index).mtimeMs]
      assert.strictEqual((yield* seen(cwd))?.dirty, false)
      assert.deepStrictEqual(readFileSync(index), before)
      assert.strictEqual(statSync(index).mtimeMs, changed)
    })
  )
})

describe("originOf", () => {
  it.scoped("puts the command as shown, the commit and the job together", () =>
    Effect.gen(function* () {
      const { cwd, id } = yield* repository
      const origin = yield* originOf("python train.py", { ...environment, SLURM_JOB_ID: "4711" }, cwd)
      assert.containsSubset(origin, {
        command: "python train.py",
        commit: { id, dirty: false },
        job: { launcher: "Slurm", id: "4711" }
      })
    })
  )
})
