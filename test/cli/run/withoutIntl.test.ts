/** An ordinary run makes no object of Intl that has ICU look through all its languages: the first of them takes a process some 10 ms and 8 MB. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { sandboxed, slackIn, told, useCommand } from "./support/command.ts"

const { folder, runbell } = useCommand()

const preload = fileURLToPath(new URL("programs/noteIntl.cjs", import.meta.url))

let runs = 0

/** What a run and all that it starts used of Intl. */
const usedBy = (args: ReadonlyArray<string>, environment: Readonly<Record<string, string>>) =>
  Effect.gen(function* () {
    runs += 1
    const notes = join(folder, `notes-${runs}`)
    const noting = { NODE_OPTIONS: `--require "${preload}"`, INTL_NOTES: notes }
    yield* runbell(["run", ...args], { environment: { ...(yield* slackIn), ...noting, ...environment } })
    return existsSync(notes) ? readFileSync(notes, "utf8") : ""
  })

const longLine = "head -c 2000 /dev/zero | tr '\\0' x; echo"

const training = "for step in 1 2 3; do echo step=$step loss=1234.5678; done"

const options = [
  "--metric",
  "step=step=(\\d+)",
  "--metric",
  "loss=loss=(\\S+)",
  "--steps",
  "3",
  "--tail",
  "3",
  "--alert",
  "loss > 1000"
]

const machines = [
  ["en_US.UTF-8", "America/New_York"],
  ["zh_CN.UTF-8", "Asia/Shanghai"],
  ["ja_JP.UTF-8", "Asia/Tokyo"],
  ["de_DE.UTF-8", "Europe/Berlin"],
  ["pt_BR.UTF-8", "America/Sao_Paulo"],
  ["C.UTF-8", "UTC"]
] as const

describe("a run makes no object of Intl", () => {
  for (const [LANG, TZ] of machines) {
    it.live(`that takes long, in ${LANG} and ${TZ}`, () =>
      Effect.gen(function* () {
        const ends = ["exit 0", "exit 3"]
        for (const end of ends) {
          const script = [training, longLine, end].join("; ")
          assert.strictEqual(yield* usedBy([...options, "--", "sh", "-c", script], { LANG, TZ }), "")
        }
        const messages = yield* told
        // The start, the alert and the end of each.
        assert.strictEqual(messages.length, 3 * ends.length)
        for (const message of messages.filter((_, index) => index % 3 > 0)) assert.include(message, "loss")
      }).pipe(sandboxed)
    )
  }

  it.live("but where only Intl knows how a language is written", () =>
    Effect.gen(function* () {
      assert.include(yield* usedBy(["--", "true"], { LANG: "de_AT.UTF-8", TZ: "UTC" }), "NumberFormat")
    }).pipe(sandboxed)
  )
})
