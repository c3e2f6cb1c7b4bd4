/** Does for a page that stands still what the script does for one that lives: puts a language's words and a zone's times in their places. */
import { momentStyles } from "./moment.ts"
import type { Words } from "./words/Words.ts"
import { words } from "./words.ts"

/** Whose words and times. */
export interface Reading {
  /** A language tag. */
  readonly language: string
  readonly timeZone: string
  /** What `ago` is counted from, in milliseconds since the epoch. */
  readonly now: number
}

const isPhrase = (name: string, spoken: Words): name is keyof Words => Object.hasOwn(spoken, name)

const phraseOf = (name: string, spoken: Words): string => {
  const said = isPhrase(name, spoken) ? spoken[name] : ""
  return typeof said === "string" ? said : said.other
}

const countOf = (name: string, count: number, spoken: Words, language: string): string => {
  const said = isPhrase(name, spoken) ? spoken[name] : ""
  if (typeof said === "string") return said
  const form = said[new Intl.PluralRules(language).select(count)] ?? said.other
  return form.replace("{n}", new Intl.NumberFormat(language).format(count))
}

const sizes = [
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"]
] as const

const agoOf = (at: number, { language, now }: Reading): string => {
  const [size, unit] = sizes.find(([size]) => Math.abs(now - at) >= size) ?? [1_000, "second"]
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-Math.round((now - at) / size), unit)
}

const isStyle = (name: string): name is keyof typeof momentStyles => Object.hasOwn(momentStyles, name)

const timeOf = (at: number, style: string, reading: Reading): string => {
  if (style === "ago" || !isStyle(style)) return agoOf(at, reading)
  const { locale = reading.language, ...options }: Intl.DateTimeFormatOptions & { readonly locale?: string } =
    momentStyles[style]
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: reading.timeZone }).format(at)
}

/** The markup is the page's own: no text from outside can hold a tag or a quote for these patterns to find. */
export const localised = (markup: string, reading: Reading): string => {
  const { language } = reading
  const spoken = words[language.split("-")[0] ?? "en"] ?? words["en"]
  if (spoken === undefined) return markup
  return markup
    .replace(/(<span data-word="(\w+)">)[^<]*/gu, (_, tag: string, name: string) => tag + phraseOf(name, spoken))
    .replace(/aria-label="[^"]*" data-label="(\w+)"/gu, (_, name: string) => `aria-label="${phraseOf(name, spoken)}"`)
    .replace(
      /(<span class="counted" data-counted="(\w+)" data-count="(\d+)">)[^<]*/gu,
      (_, tag: string, name: string, count: string) => tag + countOf(name, Number(count), spoken, language)
    )
    .replace(
      /<time datetime="([^"]+)" data-style="(\w+)" title="[^"]*">[^<]*/gu,
      (_, at: string, style: string) => `<time datetime="${at}">${timeOf(Date.parse(at), style, reading)}`
    )
}
