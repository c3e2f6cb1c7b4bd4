/** Where a run is kept whose own folder has no room: a home whose quota is used up must not cost it its watchdog. */
import * as Effect from "effect/Effect"
import type { JournalError } from "../journal/JournalError.ts"
import { temporaryState } from "../journal/stateFolder.ts"
import { rememberDestination } from "../outbox/destinations.ts"
import type { KeptOptions } from "./openKept.ts"

/** With where it is told, which nobody could look up in the folder that is full. */
export const placeElsewhere = Effect.fnUntraced(function* (
  { folder, address, environment }: KeptOptions,
  error: JournalError
): Effect.fn.Return<string, JournalError> {
  const place = yield* temporaryState(environment)
  if (place === undefined || place === folder) return yield* error
  if (address !== undefined) yield* Effect.ignore(rememberDestination(place, address))
  return place
})
