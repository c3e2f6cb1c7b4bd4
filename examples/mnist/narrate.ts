/** Shows each message as it is accepted, and remembers what it told of. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as SubscriptionRef from "effect/SubscriptionRef"
import { Block, type Line, Locale, outline } from "runbell"
import { type Accepted, Destination } from "./Destination.ts"
import { kindIn } from "./messageKind.ts"
import { Screen } from "./terminal/Screen.ts"
import type { Kind } from "./words/Words.ts"

/** A message that tells of nothing that is known is remembered by its text. */
export type Shown = Kind | { readonly text: string }

const decodeBlocks = Schema.decodeUnknownOption(Schema.Array(Block))

const linesOf = ({ text, blocks }: Accepted): ReadonlyArray<Line> =>
  Option.match(decodeBlocks(blocks), {
    onNone: () => [[{ text, style: "plain" }]],
    onSome: outline
  })

/**
 * Begins to show messages, until the scope closes. The effect that it returns waits until all that is accepted is shown
 * too, and tells what that was.
 */
export const narrate: Effect.Effect<
  Effect.Effect<ReadonlyArray<Shown>>,
  never,
  Destination | Screen | Scope.Scope
> = Effect.gen(function* () {
  const { accepted, count } = yield* Destination
  const screen = yield* Screen
  const kindOf = kindIn(yield* Locale)
  const shown = yield* SubscriptionRef.make<ReadonlyArray<Shown>>([])
  const show = (message: Accepted) => {
    const kind = kindOf(message.text)
    return Effect.zipRight(
      screen.card(linesOf(message), kind),
      SubscriptionRef.update(shown, (all) => [...all, kind ?? { text: message.text }])
    )
  }
  yield* Effect.forkScoped(Stream.runForEach(accepted, show))
  return Effect.flatMap(count, (count) =>
    shown.changes.pipe(
      Stream.filter((all) => all.length >= count),
      Stream.runHead,
      Effect.map(Option.getOrElse(() => []))
    )
  )
})
