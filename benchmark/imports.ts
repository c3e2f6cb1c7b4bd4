/** How much more a program has to do at its start when it imports the library: over the modules of effect that it imports itself, and over bare Node. */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { builtEntry } from "./built.ts"
import { type Figure, figureOf } from "./Figure.ts"

const rounds = 15
/** What nobody notices of a start. */
const goal = 100

/** What a built file imports; lines of its comments' examples are indented and do not count. */
const importsIn = (file: string): ReadonlyArray<string> =>
  Array.from(
    readFileSync(new URL(file), "utf8").matchAll(/^(?:import|export) (?:[^="]* from )?"([^"]+)";$/gmu),
    ([, specifier]) => specifier ?? ""
  )

/** The modules of other packages that the library imports. */
const foreignImports = (): ReadonlySet<string> => {
  const files = new Set([builtEntry])
  const foreign = new Set<string>()
  for (const file of files) {
    for (const specifier of importsIn(file)) {
      if (specifier.startsWith(".")) files.add(new URL(specifier, file).href)
      else foreign.add(specifier)
    }
  }
  return foreign
}

const programOf = (specifiers: Iterable<string>): string =>
  Array.from(specifiers, (specifier) => `import ${JSON.stringify(specifier)};`).join("")

/**
 * Milliseconds of processor time that a Node process has used when its imports are done. Not by the wall's clock: a
 * start is so short that whatever else the machine does would be most of it.
 */
const timed = (program: string): number => {
  const spent = "const { user, system } = process.cpuUsage(); process.stdout.write(String(user + system))"
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", program + spent], { encoding: "utf8" })
  return Number(output) / 1_000
}

/** The start of a program with the library beside one with effect alone and one with nothing, in processor time. */
export const measureImports = (): ReadonlyArray<Figure> => {
  const programs = ["", programOf(foreignImports()), programOf([builtEntry])]
  programs.forEach(timed) // the first start reads the disk
  const samples = Array.from({ length: rounds }, () => programs.map(timed))
  const of = (index: number) => samples.map((times) => times[index] ?? Number.NaN)
  const over = samples.map(([, effect = Number.NaN, library = Number.NaN]) => library - effect)
  return [
    figureOf("a start of bare Node", "ms", of(0)),
    figureOf("with the modules of effect and @effect/platform that runbell uses", "ms", of(1)),
    figureOf("with runbell", "ms", of(2)),
    figureOf("runbell over those modules", "ms", over, goal)
  ]
}
