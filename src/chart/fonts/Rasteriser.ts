/** What turns SVG into pixels, as far as it is used here. */
import { readFileSync } from "node:fs"
import type * as ResvgWasm from "@resvg/resvg-wasm"
import { loadPart, pathOfPart } from "../loadPart.ts"
import type { Fonts } from "./Font.ts"

export type Rasteriser = Awaited<ReturnType<typeof load>>

const name = "@resvg/resvg-wasm"

const load = async () => {
  const { initWasm, Resvg } = loadPart(name) as typeof ResvgWasm // its own types, of the version that peerDependencies names
  await initWasm(readFileSync(pathOfPart(name, `${name}/index_bg.wasm`)))
  return Resvg
}

let loaded: Promise<Rasteriser> | undefined

/** It can be initialised only once in a thread. */
export const loadRasteriser = (): Promise<Rasteriser> => {
  loaded ??= load()
  return loaded
}

export const fontOptions = ({ files, family }: Fonts) => ({
  fontBuffers: Array.from(files),
  defaultFontFamily: family,
  sansSerifFamily: family
})
