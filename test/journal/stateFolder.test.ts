/** Where runbell keeps what must outlive a process. */
import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { stateFolder } from "../../src/journal/stateFolder.ts"
import { temporaryFolder } from "./temporaryFolder.ts"

const modeOf = (folder: string | undefined) => fs.statSync(folder ?? "/").mode & 0o777

describe("stateFolder", () => {
  it.scoped("is RUNBELL_STATE where that is set, and for its owner alone", () =>
    Effect.gen(function* () {
      const root = yield* temporaryFolder
      const wanted = path.join(root, "a", "b")
      const folder = yield* stateFolder({ RUNBELL_STATE: wanted, XDG_STATE_HOME: root, HOME: root })
      assert.strictEqual(folder, wanted)
      assert.strictEqual(modeOf(folder), 0o700)
      assert.strictEqual(yield* stateFolder({ RUNBELL_STATE: wanted }), wanted)
    })
  )

  it.scoped("is in the XDG state home, else in the home, else in the temporary folder", () =>
    Effect.gen(function* () {
      const root = yield* temporaryFolder
      const at = (name: string) => path.join(root, name)
      const all = { RUNBELL_STATE: "", XDG_STATE_HOME: at("xdg"), HOME: at("home"), TMPDIR: at("tmp") }
      assert.strictEqual(yield* stateFolder(all), at("xdg/runbell"))
      assert.strictEqual(yield* stateFolder({ ...all, XDG_STATE_HOME: "relative" }), at("home/.local/state/runbell"))
      assert.strictEqual(yield* stateFolder({ TMPDIR: at("tmp") }), at(`tmp/runbell-${process.getuid?.() ?? "user"}`))
    })
  )

  it.scoped("passes over one that cannot be made, and over one where others may write", () =>
    Effect.gen(function* () {
      const root = yield* temporaryFolder
      fs.writeFileSync(path.join(root, "file"), "")
      fs.mkdirSync(path.join(root, "open"))
      fs.chmodSync(path.join(root, "open"), 0o777)
      const state = { RUNBELL_STATE: path.join(root, "file", "x"), HOME: root }
      assert.strictEqual(yield* stateFolder(state), path.join(root, ".local/state/runbell"))
      assert.strictEqual(
        yield* stateFolder({ ...state, RUNBELL_STATE: path.join(root, "open") }),
        path.join(root, ".local/state/runbell")
      )
    })
  )

  it.scoped("passes over one that belongs to somebody else", (context) =>
    Effect.gen(function* () {
      if (process.getuid?.() !== 0) return context.skip()
      const root = yield* temporaryFolder
      const theirs = path.join(root, "theirs")
      fs.mkdirSync(theirs)
      fs.chownSync(theirs, 12_345, 12_345)
      assert.strictEqual(
        yield* stateFolder({ RUNBELL_STATE: theirs, HOME: root }),
        path.join(root, ".local/state/runbell")
      )
    })
  )

  it.scoped("is none where there is none", () =>
    Effect.gen(function* () {
      const root = yield* temporaryFolder
      fs.writeFileSync(path.join(root, "file"), "")
      assert.isUndefined(yield* stateFolder({ TMPDIR: path.join(root, "file") }))
    })
  )
})
