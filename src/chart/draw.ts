/** Draws a picture in this thread: curves and words to SVG, and SVG to PNG. */
import type { Answer, Drawing } from "./Drawing.ts"
import { fontsFor } from "./fonts/fontsFor.ts"
import { fontOptions, loadRasteriser } from "./fonts/Rasteriser.ts"
import { legible, textsOf } from "./legible.ts"
import { parts } from "./loadPart.ts"
import { optionOf } from "./optionOf.ts"
import { svgOf } from "./svgOf.ts"

const refused = (reason: string): Answer => ({ _tag: "NotDrawn", reason })

/** What was drawn in between, for who wants to look at it. */
export interface Drawn {
  readonly svg: string
  readonly png: Uint8Array
}

const drawn = async (drawing: Drawing): Promise<Drawn | string> => {
  const resvg = await loadRasteriser()
  const { fonts, missing } = fontsFor(resvg, textsOf(drawing))
  if (missing.includes("0")) return `no font was found on this machine. To have one: npm install ${parts[2]}`
  const picture = optionOf(legible(drawing, new Set(missing)), fonts.family)
  if (picture === undefined) return "there is nothing to draw, as no metric was reported."
  const svg = svgOf(picture)
  const image = new resvg(svg, { font: fontOptions(fonts), fitTo: { mode: "width", value: picture.pixels } })
  const rendered = image.render()
  try {
    return { svg, png: rendered.asPng() }
  } finally {
    rendered.free()
    image.free()
  }
}

/** Never rejects. */
export const draw = async (drawing: Drawing): Promise<Answer & Partial<Drawn>> => {
  try {
    const result = await drawn(drawing)
    return typeof result === "string" ? refused(result) : { _tag: "Drawn", ...result }
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error))
  }
}
