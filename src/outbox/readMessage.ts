/** Reads a message from its file, or says what is wrong with it. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import type { Waiting } from "./digest.ts"
import { readText } from "./file.ts"
import { isShortage } from "./isShortage.ts"
import { codeOf, OutboxError } from "./OutboxError.ts"
import { pathIn } from "./spool.ts"

/** What a name in the folder turns out to be. */
export type Read =
  | { readonly _tag: "Message"; readonly waiting: Waiting; readonly expiresAt: number }
  | { readonly _tag: "Unreadable" }
  | { readonly _tag: "Gone" }

const asMessage = (path: string, name: string, text: string): Effect.Effect<Read, OutboxError> =>
  // Loaded when the first file is read: to put and deliver a message of one's own takes no Schema.
  Effect.tryPromise({
    try: () => import("./Stored.ts"),
    catch: (error) => new OutboxError({ path, code: codeOf(error) })
  }).pipe(
    Effect.map(({ readStored }) =>
      Option.match(readStored(text), {
        onNone: (): Read => ({ _tag: "Unreadable" }),
        onSome: ({ at, mayRepeat, message, expiresAt }): Read => ({
          _tag: "Message",
          waiting: { name, at, mayRepeat, message },
          expiresAt
        })
      })
    )
  )

/** One bad file must not keep the others from being told. Fails where nothing can be read for now. */
export const readMessage = (folder: string, name: string): Effect.Effect<Read, OutboxError> => {
  const path = pathIn(folder, "new", name)
  return readText(path).pipe(
    Effect.catchIf(
      ({ code }) => !isShortage(code),
      ({ code }) => Effect.succeed<Read>({ _tag: code === "ENOENT" ? "Gone" : "Unreadable" })
    ),
    Effect.flatMap((read) => (Predicate.isString(read) ? asMessage(path, name, read) : Effect.succeed(read)))
  )
}
