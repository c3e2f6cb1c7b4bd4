/** The words and the clock of a run, for who tells of it in its place. */
import * as Either from "effect/Either"
import type { JournalEntry } from "../journal/JournalEntry.ts"
import * as Locale from "../locale/Locale.ts"

/** A catalogue of the program's own is not known here: then those of runbell, in the run's language where there is one. */
export const localeOf = ({ language, timeZone }: Pick<JournalEntry, "language" | "timeZone">): Locale.Service =>
  Locale.make({ language, timeZone: timeZone || undefined }).pipe(
    Either.orElse(() => Locale.make({ language })),
    Either.getOrElse(() => Locale.Locale.defaultValue())
  )
