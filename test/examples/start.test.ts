/** `npm start` on a fresh clone: it installs what is missing, says why, and does not hide a failure of that. */
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"

const script = path.resolve(import.meta.dirname, "../../scripts/start.mjs")

/** Stands in for npm: says what it was called with, and fails, so that nothing is started. */
const npm = `process.stderr.write("npm " + process.argv.slice(2).join(" ")); process.exit(7)`

const lock = (version: string) =>
  JSON.stringify({
    packages: {
      "": { name: "clone" },
      "node_modules/tsx": { version },
      "node_modules/only-elsewhere": { version: "1.0.0", optional: true }
    }
  })

const clone = (installed: string | undefined) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), "runbell clone "))
      fs.mkdirSync(path.join(folder, "scripts"))
      fs.copyFileSync(script, path.join(folder, "scripts/start.mjs"))
      fs.writeFileSync(path.join(folder, "npm.cjs"), npm)
      fs.writeFileSync(path.join(folder, "package-lock.json"), lock("4.0.0"))
      if (installed !== undefined) {
        fs.mkdirSync(path.join(folder, "node_modules"))
        fs.writeFileSync(path.join(folder, "node_modules/.package-lock.json"), installed)
      }
      return folder
    }),
    (folder) => Effect.sync(() => fs.rmSync(folder, { recursive: true }))
  )

const start = Effect.fn(function* (installed: string | undefined) {
  const folder = yield* clone(installed)
  const env = { PATH: process.env["PATH"], npm_execpath: path.join(folder, "npm.cjs") }
  return yield* Effect.async<{ readonly code: unknown; readonly err: string }>((resume) => {
    execFile(process.execPath, [path.join(folder, "scripts/start.mjs")], { env }, (error, _, err) =>
      resume(Effect.succeed({ code: error?.code, err }))
    )
  })
})

describe("npm start", () => {
  it.scopedLive("installs what the lock file names when nothing is installed, and ends as npm does", () =>
    Effect.gen(function* () {
      const { code, err } = yield* start(undefined)
      assert.strictEqual(code, 7)
      assert.match(err, /^npm ci, since its packages are not installed yet\..*\nnpm ci /u)
    })
  )

  it.scopedLive("installs again when a package is there in another version", () =>
    Effect.gen(function* () {
      const { code, err } = yield* start(lock("3.9.0"))
      assert.strictEqual(code, 7)
      assert.include(err, "the installed packages are not those of package-lock.json")
    })
  )

  it.scopedLive("does not call npm when all is there but what is only for other machines", () =>
    Effect.gen(function* () {
      const { err } = yield* start(lock("4.0.0").replace("only-elsewhere", "something-more"))
      assert.notInclude(err, "npm ci")
      assert.include(err, "Cannot find package 'tsx'") // on to the main job, which this clone has not
    })
  )
})
