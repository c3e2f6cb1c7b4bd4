/** Which tags name a built-in language just as it is, so that its numbers and times can be written without Intl. */
import type { Language } from "./languages.ts"

/** Alone, and with the region that is meant where none is given. Of the other regions many write some of it in another way. */
const plain: ReadonlyMap<string, Language> = new Map([
  ["en", "en"],
  ["en-US", "en"],
  ["zh", "zh"],
  ["zh-CN", "zh"],
  ["ja", "ja"],
  ["ja-JP", "ja"],
  ["ko", "ko"],
  ["ko-KR", "ko"],
  ["ru", "ru"],
  ["ru-RU", "ru"],
  ["de", "de"],
  ["de-DE", "de"],
  ["fr", "fr"],
  ["fr-FR", "fr"],
  ["es", "es"],
  ["es-ES", "es"],
  ["pt", "pt-BR"],
  ["pt-BR", "pt-BR"]
])

export const plainTags: ReadonlyArray<string> = Array.from(plain.keys())

/** None for a tag of which only Intl knows what it asks for. */
export const plainLanguage = (tag: string): Language | undefined => plain.get(tag)
