/** What a bot's notifiers and editors share. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Option from "effect/Option"
import type { Cards } from "./Cards.ts"
import { type CardEdits, makeCardEdits } from "./cardEdits.ts"
import { type Forms, makeForms } from "./forms.ts"
import { type Draw, Plotter } from "./Plotter.ts"
import { type SlackError, SlackTimeout, SlackUnavailable, SlackUnexpectedAnswer } from "./SlackError.ts"
import { type Policy, SlackPolicy } from "./SlackPolicy.ts"
import type { Upload } from "./Upload.ts"
import type { WebApi } from "./WebApi.ts"
import type { Answer } from "./WebhookAnswer.ts"

/** How a channel is reached. */
export interface Reach {
  readonly api: WebApi
  readonly upload: Upload
  /** Its id or its name, or a person's id. */
  readonly channel: string
  readonly cards: Cards
}

/** With what belongs to this process. */
export interface BotParts extends Omit<Reach, "upload"> {
  /** Sends the bytes of a file to their address, in the time of a request. */
  readonly send: (url: string, bytes: Uint8Array) => Effect.Effect<void, SlackError>
  /** Who draws pictures, if anybody does. */
  readonly draw: Option.Option<Draw>
  readonly edits: CardEdits
  readonly forms: Forms
  /** Why there are no files, once Slack has said so. */
  readonly files: { refusedBy: SlackError | undefined }
  readonly policy: Policy
}

const judged = ({ status }: Answer): Effect.Effect<void, SlackError> => {
  if (status === 200) return Effect.void
  return Effect.fail(
    status >= 500 || status === 408 || status === 429
      ? new SlackUnavailable({ reason: "ServerError", status })
      : new SlackUnexpectedAnswer({ status })
  )
}

/** The parts, with the `Plotter` and the `SlackPolicy` in force. */
export const makeBotParts = ({ upload, ...reach }: Reach): Effect.Effect<BotParts> =>
  Effect.gen(function* () {
    const policy = yield* SlackPolicy
    const limit = Duration.decode(policy.attemptTimeout)
    return {
      ...reach,
      send: (url, bytes) =>
        upload(url, bytes).pipe(
          Effect.timeoutFail({ duration: limit, onTimeout: () => new SlackTimeout({ limit }) }),
          Effect.flatMap(judged)
        ),
      draw: yield* Plotter,
      edits: yield* makeCardEdits,
      forms: makeForms(),
      files: { refusedBy: undefined },
      policy
    }
  })
