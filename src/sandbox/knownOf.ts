/** What the sandbox can tell its page beside the messages: the names of its channels and of its bot, and what is in its files. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { bot } from "./api/bot.ts"
import { isReady, storedFile, type Upload } from "./api/Upload.ts"
import type { FileContent, Known } from "./page/Known.ts"
import type { Stores } from "./Stores.ts"

const contentOf = (upload: Upload): FileContent => {
  const { id, mimetype, pixels, text } = storedFile(upload)
  return { source: `/sandbox/files/${id}`, mimetype, pixels, text }
}

/** As of now: what is uploaded later is looked up anew. */
export const knownOf = ({ channels, uploads }: Stores): Effect.Effect<Known> =>
  Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    const all = yield* channels.all
    const files = (yield* uploads.all).filter((upload) => isReady(upload, now))
    const names = new Map(all.map(({ id, name }) => [id, name.slice(1)]))
    return {
      nameOf: (id) => (id === bot.user_id ? bot.user : names.get(id)),
      contentOf: (id) => {
        const found = files.find((file) => file.id === id)
        return found === undefined ? undefined : contentOf(found)
      }
    }
  })
