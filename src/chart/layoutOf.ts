/** Where each panel of a picture stands. Pure. */
import { sizes } from "./theme.ts"

/** One metric's place: its heading at the top, its plot below. */
export interface Place {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly plot: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  /** Whether no panel below it shows the steps. */
  readonly isLowest: boolean
}

export interface Layout {
  readonly width: number
  readonly height: number
  /** How many pixels wide it is drawn: small letters are looked at on dense screens. */
  readonly pixels: number
  readonly places: ReadonlyArray<Place>
  /** With more points a line is a blot. */
  readonly mostPoints: number
}

/** More would be too small to be read. */
export const mostPanels = 6

/** Few panels stand below each other, so that their steps can be compared; more stand in two columns. */
const shapeOf = (panels: number) => {
  if (panels === 1) return { columns: 1, width: 640, pixels: 1_280, mostPoints: 140, plot: 260 }
  if (panels <= 3) return { columns: 1, width: 640, pixels: 1_280, mostPoints: 140, plot: panels === 2 ? 170 : 140 }
  return { columns: 2, width: 920, pixels: 1_380, mostPoints: 100, plot: 150 }
}

/** `foot` is what stands below the panels. */
export const layoutOf = (panels: number, foot: number): Layout => {
  const { columns, width, pixels, mostPoints, plot } = shapeOf(panels)
  const rows = Math.ceil(panels / columns)
  const row = sizes.panelHead + plot + sizes.gutter
  const column = (width - 2 * sizes.margin - (columns - 1) * sizes.gutter) / columns
  const places = Array.from({ length: panels }, (_, index): Place => {
    const left = sizes.margin + (index % columns) * (column + sizes.gutter)
    const isLowest = index + columns >= panels
    const top = sizes.head + Math.floor(index / columns) * row
    return {
      left,
      top,
      width: column,
      plot: { left: left + sizes.numbers, top: top + sizes.panelHead, width: column - sizes.numbers, height: plot },
      isLowest
    }
  })
  return { width, pixels, mostPoints, height: sizes.head + rows * row + sizes.steps + foot, places }
}
