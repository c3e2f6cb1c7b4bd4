/** The service that words things: a catalogue of messages, a language tag, a time zone. */
import * as Config from "effect/Config"
import type * as ConfigError from "effect/ConfigError"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import { over } from "../domain/over.ts"
import type { Catalogue } from "./Catalogue.ts"
import { catalogueOf } from "./catalogues.ts"
import { en } from "./en.ts"
import { type Format, formatIn } from "./Format.ts"
import { UnknownLanguage, UnknownTimeZone } from "./LocaleError.ts"
import { isLanguageTag, type Language, languages, tagOfPosix } from "./languages.ts"

/**
 * What a locale is made of.
 *
 * @example
 * import { Effect } from "effect"
 * import { Locale, type LocaleService } from "runbell"
 * const described = ({ language, timeZone }: LocaleService) => `${language}, times of ${timeZone}`
 * const inForce = Effect.map(Locale, described)
 *
 * @since 0.1.0
 */
export interface Service {
  /** A BCP 47 tag, such as `en` or `zh-CN`. */
  readonly language: string
  /** A name of the IANA database, such as `Asia/Shanghai`. */
  readonly timeZone: string
  readonly catalogue: Catalogue
  readonly format: Format
}

/**
 * What `Locale.layer` takes.
 *
 * @example
 * import { Locale, type LocaleOptions } from "runbell"
 * const tokyo: LocaleOptions = { language: "ja", timeZone: "Asia/Tokyo" }
 * Locale.layer(tokyo)
 *
 * @since 0.1.0
 */
export interface Options {
  /** A BCP 47 tag. Default: `en`. Without a `catalogue` of your own it must be one of {@link languages} or a region of it. */
  readonly language?: string | undefined
  /** A name of the IANA database. Default: the machine's. */
  readonly timeZone?: string | undefined
  /** Phrases of your own: all of them, or some over those of the language; one that is `undefined` counts as not given. */
  readonly catalogue?: Partial<Catalogue> | undefined
}

const machineTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

const isTimeZone = (timeZone: string): boolean =>
  Either.isRight(Either.try(() => new Intl.DateTimeFormat("en", { timeZone })))

const isComplete = (catalogue: Partial<Catalogue>): catalogue is Catalogue =>
  Object.keys(en).every((phrase) => Object.hasOwn(catalogue, phrase))

/**
 * Makes a locale. A language without a catalogue is refused, unless a complete one is given.
 *
 * @since 0.1.0
 */
export const make = (options: Options = {}): Either.Either<Service, UnknownLanguage | UnknownTimeZone> => {
  const { language = "en", timeZone, catalogue: own = {} } = options
  const base = Option.getOrUndefined(catalogueOf(language))
  const catalogue = over<Partial<Catalogue>>(base ?? {}, own)
  if (!isLanguageTag(language) || !isComplete(catalogue)) {
    return Either.left(new UnknownLanguage({ given: language, known: languages }))
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) return Either.left(new UnknownTimeZone({ given: timeZone }))
  return Either.right({
    language,
    // Most messages show no time, and to ask Intl for the machine's zone takes longer than to word one.
    get timeZone() {
      return timeZone ?? machineTimeZone()
    },
    catalogue,
    format: formatIn(language, timeZone)
  })
}

/** The built-in languages are known to be right, so that their locales cannot fail. */
const builtIn = (language: Language): Service => Either.getOrThrow(make({ language }))

const environmentLanguage = Config.nonEmptyString("LC_ALL").pipe(
  Config.orElse(() => Config.nonEmptyString("LC_MESSAGES")),
  Config.orElse(() => Config.nonEmptyString("LANG")),
  Config.option,
  Config.map((name) => Option.getOrElse(Option.flatMap(name, tagOfPosix), () => "en"))
)

const settings = Config.all({
  language: Config.orElse(Config.nonEmptyString("RUNBELL_LANGUAGE"), () => environmentLanguage),
  timeZone: Config.option(Config.nonEmptyString("RUNBELL_TIME_ZONE"))
})

/**
 * The locale in which messages are worded. Nobody has to give one: without a layer it is English in the machine's time
 * zone.
 *
 * @example
 * import { Effect } from "effect"
 * import { Locale } from "runbell"
 * declare const program: Effect.Effect<void>
 * program.pipe(Effect.provide(Locale.zh))
 *
 * @since 0.1.0
 */
export class Locale extends Context.Reference<Locale>()("runbell/Locale", { defaultValue: () => builtIn("en") }) {
  /** English. */
  static readonly en: Layer.Layer<Locale> = Layer.sync(Locale, () => builtIn("en"))

  /** Chinese, in simplified characters. */
  static readonly zh: Layer.Layer<Locale> = Layer.sync(Locale, () => builtIn("zh"))

  /** Japanese. */
  static readonly ja: Layer.Layer<Locale> = Layer.sync(Locale, () => builtIn("ja"))

  /** Korean. */
  static readonly ko: Layer.Layer<Locale> = Layer.sync(Locale, () => builtIn("ko"))

  /** Russian. */
  static readonly ru: Layer.Layer<Locale> = Layer.sync(Locale, () => builtIn("ru"))

  /** German. */
  static readonly de: Layer.Layer<Locale> = Layer.sync(Locale, () => builtIn("de"))

  /** French. */
  static readonly fr: Layer.Layer<Locale> = Layer.sync(Locale, () => builtIn("fr"))

  /** Spanish. */
  static readonly es: Layer.Layer<Locale> = Layer.sync(Locale, () => builtIn("es"))

  /** Portuguese, as in Brazil. */
  static readonly ptBR: Layer.Layer<Locale> = Layer.sync(Locale, () => builtIn("pt-BR"))

  /** A locale of your own: another region, another time zone, other words. */
  static readonly layer = (options: Options): Layer.Layer<Locale, UnknownLanguage | UnknownTimeZone> =>
    Layer.effect(
      Locale,
      Effect.suspend(() => make(options))
    )

  /**
   * The locale that the environment asks for: `RUNBELL_LANGUAGE` and `RUNBELL_TIME_ZONE`; without the first, the
   * language of `LC_ALL`, `LC_MESSAGES` or `LANG` when runbell speaks it, else English.
   */
  static readonly layerConfig: Layer.Layer<Locale, UnknownLanguage | UnknownTimeZone | ConfigError.ConfigError> =
    Layer.effect(
      Locale,
      Effect.flatMap(settings, ({ language, timeZone }) =>
        make({ language, timeZone: Option.getOrUndefined(timeZone) })
      )
    )
}
