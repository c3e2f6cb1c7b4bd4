/** One request to a webhook, whatever carries it: with a client of the user's, or with the command's own. */
import type * as Effect from "effect/Effect"
import { SlackUnavailable } from "./SlackError.ts"
import type { Answer } from "./WebhookAnswer.ts"

/** Sends the body, as JSON, to the URL that it was made for. */
export type Post = (body: unknown) => Effect.Effect<Answer, SlackUnavailable>

/** The system's code of a failed connection, at whatever depth of the chain; nothing else of the error is safe to show. */
const connectionCode = (error: unknown): string | undefined => {
  for (let link = error, depth = 0; typeof link === "object" && link !== null && depth < 6; depth += 1) {
    const code: unknown = Reflect.get(link, "code")
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]{2,40}$/u.test(code)) return code
    link = Reflect.get(link, "cause")
  }
  return undefined
}

/** There was no answer. */
export const notReached = (error: unknown): SlackUnavailable =>
  new SlackUnavailable({ reason: "Connection", detail: connectionCode(error) })
