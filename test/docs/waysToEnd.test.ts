/** The table of docs/ and the one that is tested are the same: each way to end, who tells of it, and what. */
import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Array } from "effect"
import { type Cause, causes } from "../support/causesOfDeath.ts"

const page = fs.readFileSync(path.join(import.meta.dirname, "../../docs/what-runbell-can-know.md"), "utf8")

const section = page.split("\n## ").find((part) => part.startsWith("Each way to end")) ?? ""

const cellsOf = (line: string): ReadonlyArray<string> =>
  line
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim())

/** Without the heading and the line under it. */
const rows = new Map(
  section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map(cellsOf)
    .map(([how = "", who = "", what = ""]) => [how, { who, what }])
)

/** Where nobody of the machine is left, and where it is another machine's next attempt. */
const testedApart = [
  "the machine does not come back",
  "the job runs again elsewhere (Slurm's requeue, a pod that restarts with the same state folder)"
]

/** As the page names who tells: the wrapper is the command's own. */
const tellers: Readonly<Record<Cause["teller"], RegExp>> = {
  program: /the program/u,
  wrapper: /the (?:program|wrapper)/u,
  watchdog: /the watchdog/u,
  recovery: /recovery/u
}

/** Without the sign before it and the run's name. */
const wordsOf = ({ steps }: Cause): string => steps[steps.length - 1]?.told.replace(/^.* train /u, "") ?? ""

describe("The table of the ways to end", () => {
  it("has a row for each cause that is tested, and no other", () => {
    assert.sameMembers(Array.dedupe([...causes.map(({ row }) => row), ...testedApart]), [...rows.keys()])
  })

  it("says after each who tells of it, and what", () => {
    for (const cause of causes) {
      const { who = "", what = "" } = rows.get(cause.row) ?? {}
      const after = `after ${cause.cause} (${cause.face})`
      assert.match(who, tellers[cause.teller], after)
      assert.include(what, wordsOf(cause), after)
    }
  })
})
