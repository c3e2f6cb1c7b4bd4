/** The rooms of the library, and which way one may look: what holds the house together, and breaks without a sound. */
import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"

const source = path.resolve(import.meta.dirname, "../src")

/** Each room, and those below it. */
const below: Readonly<Record<string, ReadonlyArray<string>>> = {
  domain: [],
  locale: ["domain"],
  slack: ["locale", "domain"],
  run: ["slack", "locale", "domain"],
  journal: ["slack", "locale", "domain"],
  outbox: ["journal", "slack", "locale", "domain"],
  evidence: ["domain"],
  watchdog: ["journal", "outbox", "evidence", "slack", "locale", "domain"],
  recovery: ["watchdog", "switch", "run", "journal", "outbox", "slack", "locale", "domain"],
  switch: ["run", "slack", "locale", "domain"],
  sandbox: [],
  testing: ["slack", "domain"],
  promise: ["node", "chart", "run", "slack", "locale", "domain"],
  tensorflow: ["run", "domain"],
  chart: ["slack", "locale", "domain"],
  node: ["recovery", "switch", "watchdog", "journal", "outbox", "evidence", "run", "slack", "locale", "domain"]
}

/** The modules that a file imports; an example in a comment imports nothing. */
const importsOf = (file: string): ReadonlyArray<string> =>
  Array.from(
    fs.readFileSync(file, "utf8").matchAll(/^(?:import|export|\} from)\b[^"\n]*"([^"\n]+)"/gmu),
    (match) => match[1] ?? ""
  )

const filesIn = (room: string): ReadonlyArray<string> =>
  fs
    .readdirSync(path.join(source, room), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.join(source, room, file))

const roomOf = (file: string): string => path.relative(source, file).split(path.sep)[0] ?? ""

const reachedFrom = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const name of importsOf(file)) {
    if (name.startsWith(".") && name.endsWith(".ts")) reachedFrom(path.resolve(path.dirname(file), name), seen)
    else seen.add(name)
  }
  return seen
}

describe("the house", () => {
  for (const [room, lower] of Object.entries(below)) {
    it(`${room} looks into no room but ${lower.length === 0 ? "itself" : lower.join(", ")}`, () => {
      const upward = filesIn(room).flatMap((file) =>
        importsOf(file)
          .filter((name) => name.startsWith("."))
          .map((name) => path.resolve(path.dirname(file), name))
          .filter((imported) => ![room, ...lower].includes(roomOf(imported)))
          .map((imported) => `${path.relative(source, file)} -> ${path.relative(source, imported)}`)
      )
      assert.deepStrictEqual(upward, [])
    })
  }

  for (const door of ["index.ts", "testing.ts", "node.ts", "promise.ts", "chart.ts", "cli/bin.ts"]) {
    it(`nothing that draws is loaded by ${door}`, () => {
      const reached = Array.from(reachedFrom(path.join(source, door)))
      assert.isAbove(reached.length, 5)
      assert.deepStrictEqual(
        reached.filter((name) => /echarts|resvg|chart.draw\.ts|chart.worker\.ts/u.test(name)),
        []
      )
    })
  }

  for (const door of ["index.ts", "testing.ts", "promise/web.ts", "tensorflow.ts"]) {
    it(`nothing of Node is behind ${door}`, () => {
      const reached = Array.from(reachedFrom(path.join(source, door)))
      assert.isAbove(reached.length, 2)
      assert.deepStrictEqual(
        reached.filter((name) => /^node:|platform-node/u.test(name)),
        []
      )
    })
  }
})
