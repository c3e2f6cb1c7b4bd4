/** What an error means to whoever called the program: a sentence, and an exit code. */
import * as Cause from "effect/Cause"
import { isConfigError } from "effect/ConfigError"
import * as Console from "effect/Console"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import { InvalidWebhookUrl, Locale, UnknownLanguage, UnknownTimeZone } from "runbell"
import { NotAsExpected } from "./mainJob.ts"
import { type Words, wordsIn } from "./words/Words.ts"

/** An argument that is not one of the program's. */
export class UnknownArgument extends Data.TaggedError("UnknownArgument")<{ readonly argument: string }> {}

/** What sysexits.h calls a wrong usage. */
const usage = 64

const isUsage = (error: unknown): boolean =>
  error instanceof UnknownArgument ||
  error instanceof UnknownLanguage ||
  error instanceof UnknownTimeZone ||
  error instanceof InvalidWebhookUrl ||
  isConfigError(error)

/** 0, or 1, or 64 when it was called wrongly. A signal is not its business: the process then dies of it. */
export const exitCode = (exit: Exit.Exit<unknown, unknown>): number => {
  if (Exit.isSuccess(exit)) return 0
  return Option.exists(Cause.failureOption(exit.cause), isUsage) ? usage : 1
}

const sentence = (cause: Cause.Cause<unknown>, words: Words): string | undefined => {
  const error = Option.getOrUndefined(Cause.failureOption(cause))
  if (Cause.isInterruptedOnly(cause) || error instanceof NotAsExpected) return undefined
  if (error instanceof UnknownArgument) return words.unknownArgument(error.argument)
  if (error instanceof UnknownLanguage) return words.unknownLanguage(error.given, error.known.join(", "))
  if (error instanceof UnknownTimeZone || error instanceof InvalidWebhookUrl) return error.message
  if (isConfigError(error)) return words.noWebhook
  return words.trouble(Cause.pretty(cause))
}

/** Says on the error output what is wrong, unless the screen has said it already. */
export const explain = (cause: Cause.Cause<unknown>): Effect.Effect<void> =>
  Effect.gen(function* () {
    const said = sentence(cause, wordsIn((yield* Locale).language))
    if (said !== undefined) yield* Console.error(said)
  })
