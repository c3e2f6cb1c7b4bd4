/** Fonts that npm brings: one for Latin, Cyrillic and Greek letters, and for who installs them those of wide letters. */
import { readFileSync } from "node:fs"
import { findPart } from "../loadPart.ts"
import type { Font } from "./Font.ts"
import type { Script } from "./scriptOf.ts"

const packages: Readonly<Record<Script, readonly [name: string, file: string, family: string]>> = {
  latin: ["inter", "Inter", "Inter"],
  zh: ["noto-sans-sc", "NotoSansSC", "Noto Sans SC"],
  ja: ["noto-sans-jp", "NotoSansJP", "Noto Sans JP"],
  ko: ["noto-sans-kr", "NotoSansKR", "Noto Sans KR"]
}

const weights = ["400Regular", "600SemiBold"] as const

/** None where the package is not installed. */
export const packagedFonts = (script: Script): ReadonlyArray<Font> => {
  const [name, file, family] = packages[script]
  const paths = weights.map((weight) => findPart(`@expo-google-fonts/${name}/${weight}/${file}_${weight}.ttf`))
  const found = paths.filter((path) => path !== undefined)
  return found.length < weights.length ? [] : [{ family, read: () => found.map((path) => readFileSync(path)) }]
}
