/**
 * A fault of Slack's own may be that of one message, which nobody can tell from an outage: after some in a row the messages
 * of other runs are tried in between, so that they need not wait for as long as that one is kept. Nothing is given up.
 */
import type { Attempt } from "./courier.ts"

/** With the pauses of the policy a minute and a half. */
const many = 8

export interface Faults {
  readonly note: (attempt: Attempt, names: ReadonlyArray<string>) => void
  /** Whether the next attempt is at a message of another run than the first. */
  readonly isOthersTurn: () => boolean
}

const isFault = (attempt: Attempt): boolean =>
  attempt._tag === "Failed" && attempt.error._tag === "SlackUnavailable" && attempt.error.reason === "ServerError"

export const makeFaults = (): Faults => {
  const faults = new Map<string, number>()
  let isOthersTurn = false
  return {
    note: (attempt, names) => {
      for (const name of names) {
        if (isFault(attempt)) faults.set(name, (faults.get(name) ?? 0) + 1)
        else faults.delete(name)
      }
      isOthersTurn = isFault(attempt) && !isOthersTurn && names.some((name) => (faults.get(name) ?? 0) >= many)
    },
    isOthersTurn: () => isOthersTurn
  }
}
