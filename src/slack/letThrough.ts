/**
 * Tells a message that something on the way does not let through, as a proxy that finds it too long, from a way on which
 * nothing gets through, as behind a hotel's login page. Both answers are none of Slack's.
 */
import * as Effect from "effect/Effect"
import { SlackUnexpectedAnswer } from "./SlackError.ts"

/** That is never about one message. */
const isRedirect = ({ status }: SlackUnexpectedAnswer): boolean => status >= 300 && status < 400

const isStrange = (error: unknown): error is SlackUnexpectedAnswer =>
  error instanceof SlackUnexpectedAnswer && error.code === undefined && !isRedirect(error)

const blamed = <E>(error: E): E | SlackUnexpectedAnswer =>
  isStrange(error) ? new SlackUnexpectedAnswer({ status: error.status, onlyThisMessage: true }) : error

/**
 * Makes the request again where Slack itself is reached right after a strange answer. When that is answered strangely
 * too, it is this message, and not the way: it may get through in another form.
 */
export const letThrough = <A, E>(
  request: Effect.Effect<A, E>,
  isSlackReached: Effect.Effect<boolean>
): Effect.Effect<A, E | SlackUnexpectedAnswer> =>
  Effect.catchAll(request, (error) =>
    isStrange(error)
      ? Effect.if(isSlackReached, { onTrue: () => Effect.mapError(request, blamed), onFalse: () => Effect.fail(error) })
      : Effect.fail(error)
  )
