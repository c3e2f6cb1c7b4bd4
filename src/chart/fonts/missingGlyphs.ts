/** Which characters the rasteriser would draw as boxes: it is asked itself, whatever the format of a font. */
import type { Fonts } from "./Font.ts"
import { fontOptions, type Rasteriser } from "./Rasteriser.ts"

/** The last character of a private plane: no font has it, so it looks like everything that a font has not. */
const unknown = "\u{10fffd}"

const escaped = (character: string): string => `&#${character.codePointAt(0)};`

const probe = (characters: ReadonlyArray<string>, family: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${characters
    .map((character, index) => `<text id="c${index}" font-family="${family}">${escaped(character)}</text>`)
    .join("")}</svg>`

/** The outline of each text by its number; a blank has none. */
const outlines = (svg: string): ReadonlyMap<number, string> =>
  new Map(
    Array.from(svg.matchAll(/<g id="c(\d+)"[^>]*>(.*?)<\/g>/gsu), ([, number, inner = ""]) => [
      Number(number),
      Array.from(inner.matchAll(/ d="([^"]*)"/gu), ([, path]) => path).join(" ")
    ])
  )

/** Controls and the like have no glyph, and XML no place for most of them. */
const isShown = (character: string): boolean => !/\p{C}/u.test(character)

/** Of these characters, those for which there is no glyph in any of the fonts. */
export const missingGlyphs = (
  resvg: Rasteriser,
  fonts: Fonts,
  characters: ReadonlyArray<string>
): ReadonlyArray<string> => {
  if (fonts.files.length === 0) return characters
  const shown = characters.filter(isShown)
  const image = new resvg(probe([...shown, unknown], fonts.family), { font: fontOptions(fonts) })
  try {
    const seen = outlines(image.toString())
    const box = seen.get(shown.length)
    if (box === undefined) return characters // not one of the files is a font
    const written = new Set(shown.filter((character, index) => /\s/u.test(character) || seen.get(index) !== box))
    return characters.filter((character) => !written.has(character))
  } finally {
    image.free()
  }
}
