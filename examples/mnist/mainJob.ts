/** Runs the chapters one after the other, shows what is accepted, and checks that it is what it should be. */
import type { PlatformError } from "@effect/platform/Error"
import type * as FileSystem from "@effect/platform/FileSystem"
import * as Array from "effect/Array"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { Locale, type SlackNotifier } from "runbell"
import { type Chapter, chapters } from "./chapters.ts"
import { Destination } from "./Destination.ts"
import { Digits } from "./Digits.ts"
import type { DatasetError } from "./dataset.ts"
import { narrate, type Shown } from "./narrate.ts"
import { Progress } from "./Progress.ts"
import type { Painted, Style } from "./terminal/paint.ts"
import { Screen } from "./terminal/Screen.ts"
import { isRight, numbered, verdictLine } from "./verdict.ts"
import { type Words, wordsIn } from "./words/Words.ts"

/** Not all that should be accepted was, or more was. What exactly is on the screen. */
export class NotAsExpected extends Data.TaggedError("NotAsExpected") {}

const line = (text: string, style: Style = "plain"): Painted => [{ text, style }]
const empty: Painted = []

const play = Effect.fnUntraced(function* (
  chapter: Chapter,
  index: number,
  caughtUp: Effect.Effect<ReadonlyArray<Shown>>
) {
  const screen = yield* Screen
  const words = wordsIn((yield* Locale).language)
  const before = yield* caughtUp
  yield* screen.say(empty, [numbered(index), { text: chapter.heading(words), style: "bold" }], empty)
  yield* chapter.run.pipe(
    Effect.provideService(Progress, screen.progress),
    Effect.onInterrupt(() => Effect.zipRight(caughtUp, screen.settle("stopped"))),
    Effect.exit
  )
  const got = (yield* caughtUp).slice(before.length)
  yield* screen.settle(Array.lastNonEmpty(chapter.wanted))
  return { chapter, got }
})

const hints = (kind: "sandbox" | "live", words: Words): ReadonlyArray<Painted> =>
  kind === "live"
    ? []
    : [
        empty,
        line(words.keepOpenHint),
        line("  npm start -- --keep-open", "code"),
        line(words.liveHint),
        line("  npm start -- --live", "code")
      ]

/** The demonstration, from the first word to the last. */
export const mainJob: Effect.Effect<
  void,
  NotAsExpected | DatasetError | PlatformError,
  Destination | SlackNotifier | Screen | FileSystem.FileSystem
> = Effect.gen(function* () {
  const destination = yield* Destination
  const screen = yield* Screen
  const words = wordsIn((yield* Locale).language)
  const { kind, page } = destination
  yield* screen.say(
    line(words.title, "bold"),
    line(page === undefined ? words.live : words.sandboxAt(page)),
    line(words.loading, "dim")
  )

  const caughtUp = yield* narrate
  const verdicts = yield* Effect.forEach(chapters, (chapter, index) => play(chapter, index, caughtUp)).pipe(
    Effect.provide(Digits.layer)
  )
  const refusals = yield* destination.refusals
  yield* screen.say(
    empty,
    line(words.accepted[kind], "bold"),
    ...verdicts.map((verdict, index) => verdictLine(verdict, index, words)),
    refusals.length === 0
      ? line(words.noneRefused, "dim")
      : line(words.refused(Array.dedupe(refusals).join(", ")), "red"),
    ...hints(kind, words)
  )
  if (refusals.length > 0 || !verdicts.every(isRight)) return yield* new NotAsExpected()
}).pipe(Effect.scoped)
