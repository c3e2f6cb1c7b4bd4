/** What turns SVG into pixels, as far as it is used here. */
import { readFileSync } from "node:fs"
import { loadPart, require } from "../loadPart.ts"
import type { Fonts } from "./Font.ts"

export type Rasteriser = Awaited<ReturnType<typeof load>>

const load = async () => {
  const { initWasm, Resvg } = await import("@resvg/resvg-wasm")
  await initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")))
  return Resvg
}

let loaded: Promise<Rasteriser> | undefined

/** It can be initialised only once in a thread. */
export const loadRasteriser = (): Promise<Rasteriser> => {
  loaded ??= loadPart("@resvg/resvg-wasm", load)
  return loaded
}

export const fontOptions = ({ files, family }: Fonts) => ({
  fontBuffers: Array.from(files),
  defaultFontFamily: family,
  sansSerifFamily: family
})
