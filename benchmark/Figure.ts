/** A measured figure beside its goal, and how it is printed. */

/** One line of the table. All values are in `unit`. */
export interface Figure {
  readonly what: string
  readonly unit: "ns" | "ms"
  readonly median: number
  readonly min: number
  readonly max: number
  /** What the median should stay under; a figure without a goal stands there to compare with. */
  readonly goal?: number | undefined
}

const middle = (sorted: ReadonlyArray<number>): number => {
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2
}

/** The figure that several measurements of the same thing come to. */
export const figureOf = (what: string, unit: Figure["unit"], samples: ReadonlyArray<number>, goal?: number): Figure => {
  const sorted = samples.toSorted((one, other) => one - other)
  return { what, unit, median: middle(sorted), min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN, goal }
}

const written = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)

const verdict = ({ median, goal, unit }: Figure): string => {
  if (goal === undefined) return ""
  return `under ${goal} ${unit}: ${median < goal ? "met" : "NOT met"}`
}

const cells = (figure: Figure): ReadonlyArray<string> => [
  figure.what,
  `${written(figure.median)} ${figure.unit}`,
  `${written(figure.min)} to ${written(figure.max)}`,
  verdict(figure)
]

/** The figures as a table of fixed width, one line each. */
export const tableOf = (title: string, figures: ReadonlyArray<Figure>): string => {
  const rows = [[title, "median", "min to max", "goal"], ...figures.map(cells)]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd()
    )
    .join("\n")
}
