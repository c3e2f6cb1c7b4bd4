/** Colours and sizes of a picture, in pixels of a screen of single density. */

export const colours = {
  paper: "#ffffff",
  ink: "#111827",
  faded: "#6b7280",
  grid: "#e9ebef",
  axis: "#c3c8d1",
  gap: "#dc2626"
} as const

/** Dark enough to be read on white, and told apart by who sees no red or no green (Okabe and Ito's hues, darkened). */
const series = ["#1d5fd1", "#b45309", "#047857", "#8b3fc7", "#be185d", "#0e7490"] as const

/** The colour of the panel at an index. */
export const colourOf = (index: number): string => series[index % series.length] ?? series[0]

export const sizes = {
  margin: 24,
  /** Between the left edge of a panel and its plot: room for the numbers of the value axis. */
  numbers: 52,
  title: 19,
  heading: 14,
  label: 12,
  /** The title of the picture, with what parts it from the panels. */
  head: 58,
  /** The heading of a panel. */
  panelHead: 30,
  /** What the name of the step axis takes below the last row. */
  steps: 26,
  gutter: 28
} as const
