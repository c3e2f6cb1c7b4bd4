/** The method files.getUploadURLExternal: where the bytes of a file may be sent. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { largestFile } from "../readBody.ts"
import type { Call, Done, Method } from "./Call.ts"
import { missing, type Refusal, refused, refusedFor } from "./Refusal.ts"
import { textIn } from "./readArguments.ts"
import { ticketOf } from "./Upload.ts"

/** In Unicode code points: the method's page, `alt_txt_too_large`. */
const longestAlt = 1_000

/** In bytes: the method's page, `snippet_too_large`. */
const largestSnippet = 1024 * 1024

const sizeIn = ({ args }: Call): Effect.Effect<number, Refusal> => {
  const given = textIn(args, "length")
  if (given === undefined) return Effect.fail(missing("length"))
  const size = Number(given)
  if (size === 0) return Effect.fail(refused("missing_argument"))
  if (!Number.isInteger(size) || size < 0) {
    return Effect.fail(refusedFor("invalid_arguments", [{ message: "must be greater than 0", pointer: "/length" }]))
  }
  if (size > largestFile) return Effect.fail(refused("file_upload_size_restricted"))
  return args["snippet_type"] !== undefined && size > largestSnippet
    ? Effect.fail(refused("snippet_too_large"))
    : Effect.succeed(size)
}

const run = (call: Call): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const name = textIn(call.args, "filename") ?? ""
    if (name === "") return yield* Effect.fail(missing("filename"))
    const size = yield* sizeIn(call)
    const alt = textIn(call.args, "alt_txt")
    if (Array.from(alt ?? "").length > longestAlt) return yield* Effect.fail(refused("alt_txt_too_large"))
    const upload = yield* call.stores.uploads.announce({ name, size, alt, at: yield* Clock.currentTimeMillis })
    return { fields: { upload_url: `${call.stores.url}/upload/v1/${ticketOf(upload)}`, file_id: upload.id } }
  })

/** Its page says that it takes JSON; its own description, and those who tried, say that it does not. */
export const announceUpload: Method = { tier: "four", scope: "files:write", takesJson: false, run }
