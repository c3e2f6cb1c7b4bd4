/** The languages that runbell speaks, and which of them a tag asks for. Their phrases are in `catalogues`, which a start need not load. Pure. */
import * as Either from "effect/Either"
import * as Option from "effect/Option"

/**
 * The languages that runbell speaks.
 *
 * @example
 * import { languages } from "runbell"
 * languages // ["en", "zh", "ja", "ko", "ru", "de", "fr", "es", "pt-BR"]
 *
 * @since 0.1.0
 */
export const languages: ReadonlyArray<Language> = ["en", "zh", "ja", "ko", "ru", "de", "fr", "es", "pt-BR"]

/**
 * A language that runbell speaks, as its BCP 47 tag. For a record that none of them may be missing from.
 *
 * @example
 * import type { Language } from "runbell"
 * const colours: Readonly<Record<Language, string>> = {
 *   en: "colours", zh: "颜色", ja: "色", ko: "색", ru: "цвета", de: "Farben", fr: "couleurs", es: "colores", "pt-BR": "cores"
 * }
 *
 * @since 0.1.0
 */
export type Language = "en" | "zh" | "ja" | "ko" | "ru" | "de" | "fr" | "es" | "pt-BR"

const baseOf = (tag: string): string => tag.toLowerCase().split("-")[0] ?? ""

const byBase = new Map(languages.map((language) => [baseOf(language), language]))

/** The language that runbell speaks for a tag: `pt-BR` for `pt-PT`, `zh` for `zh-TW`. */
export const languageOf = (tag: string): Option.Option<Language> => Option.fromNullable(byBase.get(baseOf(tag)))

/** Whether it is written as a BCP 47 tag, known or not. */
export const isLanguageTag = (tag: string): boolean => Either.isRight(Either.try(() => Intl.getCanonicalLocales(tag)))

/** `zh_CN.UTF-8` and `zh_CN@latin` name the tag `zh-CN`; `C`, `POSIX` and a language that runbell does not speak name none. */
export const tagOfPosix = (name: string): Option.Option<string> => {
  const tag = (name.split(/[.@]/u)[0] ?? "").replaceAll("_", "-")
  return Option.filter(Option.some(tag), (tag) => isLanguageTag(tag) && Option.isSome(languageOf(tag)))
}
