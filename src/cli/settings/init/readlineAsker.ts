/** Asks on a terminal, or reads the answers line by line where there is none. */
import { createInterface } from "node:readline"
import { type Readable, Writable } from "node:stream"
import type { ReadStream } from "node:tty"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Mailbox from "effect/Mailbox"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import { type Asker, InputEnded } from "./Asker.ts"

/** readline echoes what is typed into its output; this one can be deaf to it. */
const makeMutable = (output: Writable) => {
  let muted = false
  const stream = new Writable({
    write: (chunk: Uint8Array, _, done) => {
      if (!muted) output.write(chunk)
      done()
    }
  })
  return { stream, mute: (mute: boolean) => void (muted = mute) }
}

/** It listens until the scope closes. */
export const readlineAsker = (
  input: Readable & Partial<Pick<ReadStream, "isTTY">>,
  output: Writable
): Effect.Effect<Asker, never, Scope.Scope> =>
  Effect.gen(function* () {
    const lines = yield* Mailbox.make<string>()
    const { stream, mute } = makeMutable(output)
    const readline = yield* Effect.acquireRelease(
      Effect.sync(() => createInterface({ input, output: stream, terminal: input.isTTY === true, historySize: 0 })),
      (readline) => Effect.sync(() => readline.close())
    )
    readline.on("line", (line) => lines.unsafeOffer(line)).on("close", () => lines.unsafeDone(Exit.void))

    const prompt = (question: string, secret: boolean) =>
      Effect.sync(() => {
        readline.setPrompt(question)
        readline.prompt()
        mute(secret)
      })

    /** The line break that ends a secret was not shown either. */
    const show = Effect.sync(() => {
      mute(false)
      output.write("\n")
    })

    const answer = Effect.mapBoth(lines.take, { onFailure: () => new InputEnded(), onSuccess: (line) => line.trim() })

    return {
      say: (line) => Effect.sync(() => void output.write(`${line}\n`)),
      ask: (question) => Effect.zipRight(prompt(question, false), answer),
      askSecretly: (question) =>
        Effect.zipRight(prompt(question, true), answer).pipe(Effect.ensuring(show), Effect.map(Redacted.make))
    }
  })
