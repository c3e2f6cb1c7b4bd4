/** Fonts that the machine has, at the places where systems keep them. */
import { readdirSync, readFileSync } from "node:fs"
import { homedir } from "node:os"
import { basename, join } from "node:path"
import type { Font } from "./Font.ts"
import type { Script } from "./scriptOf.ts"

const roots = [
  "/usr/share/fonts",
  "/usr/local/share/fonts",
  join(homedir(), ".local/share/fonts"),
  join(homedir(), ".fonts"),
  "/System/Library/Fonts",
  "/Library/Fonts",
  join(homedir(), "Library/Fonts"),
  join(process.env["WINDIR"] ?? "C:\\Windows", "Fonts")
]

type Known = readonly [file: string, family: string]

const notoCjk = (family: string): ReadonlyArray<Known> => [
  ["NotoSansCJK-Regular.ttc", `Noto Sans CJK ${family}`],
  [`NotoSansCJK${family.toLowerCase()}-Regular.otf`, `Noto Sans CJK ${family}`]
]

const arialUnicode: Known = ["Arial Unicode.ttf", "Arial Unicode MS"]

/** The best of each script first: of Debian, Fedora, Arch and Alpine, of macOS, of Windows. */
const known: Readonly<Record<Script, ReadonlyArray<Known>>> = {
  latin: [
    ["NotoSans-Regular.ttf", "Noto Sans"],
    ["Helvetica.ttc", "Helvetica"],
    ["DejaVuSans.ttf", "DejaVu Sans"],
    ["LiberationSans-Regular.ttf", "Liberation Sans"],
    ["Arial.ttf", "Arial"],
    ["segoeui.ttf", "Segoe UI"],
    ["arial.ttf", "Arial"],
    ["FreeSans.ttf", "FreeSans"]
  ],
  zh: [
    ...notoCjk("SC"),
    ["Hiragino Sans GB.ttc", "Hiragino Sans GB"],
    ["msyh.ttc", "Microsoft YaHei"],
    ["wqy-microhei.ttc", "WenQuanYi Micro Hei"],
    ["wqy-zenhei.ttc", "WenQuanYi Zen Hei"],
    ["DroidSansFallbackFull.ttf", "Droid Sans Fallback"],
    arialUnicode
  ],
  ja: [
    ...notoCjk("JP"),
    ["ヒラギノ角ゴシック W3.ttc", "Hiragino Sans"],
    ["YuGothR.ttc", "Yu Gothic"],
    ["meiryo.ttc", "Meiryo"],
    ["ipagp.ttf", "IPAPGothic"],
    ["DroidSansFallbackFull.ttf", "Droid Sans Fallback"],
    arialUnicode
  ],
  ko: [
    ...notoCjk("KR"),
    ["AppleSDGothicNeo.ttc", "Apple SD Gothic Neo"],
    ["malgun.ttf", "Malgun Gothic"],
    ["NanumGothic.ttf", "NanumGothic"],
    ["DroidSansFallbackFull.ttf", "Droid Sans Fallback"],
    arialUnicode
  ]
}

const filesIn = (root: string): ReadonlyArray<string> => {
  try {
    return readdirSync(root, { recursive: true, encoding: "utf8" }).map((file) => join(root, file))
  } catch {
    return []
  }
}

/** Those of a script that are there, the best first. macOS writes its names in decomposed letters. */
export const systemFonts = (script: Script, where: ReadonlyArray<string> = roots): ReadonlyArray<Font> => {
  const paths = new Map(where.flatMap(filesIn).map((path) => [basename(path).normalize("NFC"), path]))
  return known[script].flatMap(([file, family]) => {
    const path = paths.get(file)
    return path === undefined ? [] : [{ family, read: () => [readFileSync(path)] }]
  })
}
