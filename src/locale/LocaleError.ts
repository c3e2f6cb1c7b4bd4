/** What can be wrong with a locale's settings; each says which values are right. */
import * as Data from "effect/Data"

/**
 * No catalogue speaks this language. Give one of `known`, or a complete catalogue of your own to `Locale.layer`.
 *
 * @example
 * import { Effect } from "effect"
 * import { Locale } from "runbell"
 * Effect.void.pipe(
 *   Effect.provide(Locale.layer({ language: "tlh" })),
 *   Effect.catchTag("UnknownLanguage", ({ known }) => Effect.logWarning(`Use one of ${known.join(", ")}`))
 * )
 *
 * @since 0.1.0
 */
export class UnknownLanguage extends Data.TaggedError("UnknownLanguage")<{
  readonly given: string
  readonly known: ReadonlyArray<string>
}> {
  override get message(): string {
    return `The language "${this.given}" is not one that runbell speaks. Use one of: ${this.known.join(", ")}; or give a complete catalogue of your own to Locale.layer.`
  }
}

/**
 * The time zone is not in the IANA database. Give a name like `Asia/Shanghai` or `UTC`.
 *
 * @example
 * import { Effect } from "effect"
 * import { Locale } from "runbell"
 * Effect.void.pipe(
 *   Effect.provide(Locale.layer({ timeZone: "Mars/Olympus" })),
 *   Effect.catchTag("UnknownTimeZone", ({ given }) => Effect.logWarning(`There is no ${given}`))
 * )
 *
 * @since 0.1.0
 */
export class UnknownTimeZone extends Data.TaggedError("UnknownTimeZone")<{
  readonly given: string
}> {
  override get message(): string {
    return `The time zone "${this.given}" is not known. Use a name of the IANA database, like "Asia/Shanghai", "Europe/Berlin" or "UTC".`
  }
}
