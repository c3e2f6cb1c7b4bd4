/** The bytes of a file on their way to the address that Slack gave for them. */
import type * as Effect from "effect/Effect"
import type { SlackUnavailable } from "./SlackError.ts"
import type { Answer } from "./WebhookAnswer.ts"

/** Posts the bytes to the address, which is a secret, without the token: it is asked for nothing there. */
export type Upload = (url: string, bytes: Uint8Array) => Effect.Effect<Answer, SlackUnavailable>
