/** Finds the fonts for a picture's texts: first those that npm brought, then those of the machine. */
import type { Font, Fonts } from "./Font.ts"
import { missingGlyphs } from "./missingGlyphs.ts"
import { packagedFonts } from "./packagedFonts.ts"
import type { Rasteriser } from "./Rasteriser.ts"
import { type Script, scriptOf } from "./scriptOf.ts"
import { systemFonts } from "./systemFonts.ts"

export interface Found {
  readonly fonts: Fonts
  /** What none of them can write. */
  readonly missing: ReadonlyArray<string>
}

/** What every picture writes: its numbers. */
const always = "0123456789.−+-ekMGTNa∞·…\u2009"

const scripts: ReadonlyArray<Script> = ["latin", "zh", "ja", "ko"]

const readable = ({ read }: Font): ReadonlyArray<Uint8Array> => {
  try {
    return read()
  } catch {
    return []
  }
}

/** The first writes all that it can: it is designed with digits and Latin letters of its own. */
const withFont = (resvg: Rasteriser, found: Found, font: Font): Found => {
  const files = readable(font)
  const missing = missingGlyphs(resvg, { files, family: font.family }, found.missing)
  if (missing.length === found.missing.length) return found
  const family = found.fonts.files.length === 0 ? font.family : found.fonts.family
  return { fonts: { files: [...found.fonts.files, ...files], family }, missing }
}

/** Those of a script, the best first. */
const knownFonts = (script: Script): ReadonlyArray<Font> => [...packagedFonts(script), ...systemFonts(script)]

/** Reads no file that it does not need: the fonts of the text's own script come first. */
export const fontsFor = (
  resvg: Rasteriser,
  texts: ReadonlyArray<string>,
  fontsOf: (script: Script) => ReadonlyArray<Font> = knownFonts
): Found => {
  const all = texts.join("")
  const order = new Set([scriptOf(all), ...scripts])
  let found: Found = { fonts: { files: [], family: "" }, missing: Array.from(new Set(always + all)) }
  for (const script of order) {
    for (const font of found.missing.length === 0 ? [] : fontsOf(script)) {
      if (found.missing.length > 0) found = withFont(resvg, found, font)
    }
  }
  return found
}
