/** A process that may open no more files harms no message: it lets others lead, and reads again later. */
import { spawnSync } from "node:child_process"
import { readdirSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { put } from "../../src/outbox/put.ts"
import { saying } from "../support/words.ts"
import { temporaryFolder } from "./support/outbox.ts"

describe.skipIf(process.platform === "win32")("a process that may open no more files", () => {
  it.scopedLive("takes no message for a damaged one, and leads beside nobody", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const name = yield* put(folder, saying("hello"))
      const program = `ulimit -n 256; exec "$0" --import tsx test/outbox/programs/short.ts "$@"`
      const { stdout } = spawnSync("sh", ["-c", program, process.execPath, folder, name], { encoding: "utf8" })
      assert.deepStrictEqual(JSON.parse(stdout), [
        { leads: false, read: "EMFILE" },
        { leads: true, read: "Message" }
      ])
      assert.deepStrictEqual(readdirSync(folder).toSorted(), ["dead", "foreign", "new", "tmp"])
    })
  )
})
