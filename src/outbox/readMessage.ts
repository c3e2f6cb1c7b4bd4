/** Reads a message from its file, or says what is wrong with it. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Waiting } from "./digest.ts"
import { readText } from "./file.ts"
import { pathIn } from "./spool.ts"

/** What a name in the folder turns out to be. */
export type Read =
  | { readonly _tag: "Message"; readonly waiting: Waiting; readonly expiresAt: number }
  | { readonly _tag: "Unreadable" }
  | { readonly _tag: "Gone" }

const asMessage = (name: string, text: string): Effect.Effect<Read> =>
  // Loaded when the first file is read: to put and deliver a message of one's own takes no Schema.
  Effect.promise(() => import("./Stored.ts")).pipe(
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

/** Never fails: one bad file must not keep the others from being told. */
export const readMessage = (folder: string, name: string): Effect.Effect<Read> =>
  readText(pathIn(folder, "new", name)).pipe(
    Effect.flatMap((text) => asMessage(name, text)),
    Effect.catchAll(({ code }) => Effect.succeed<Read>({ _tag: code === "ENOENT" ? "Gone" : "Unreadable" }))
  )
