/** What became of the messages of an outbox, counted: nothing leaves it uncounted. */

/**
 * How many messages left the outbox, and how.
 *
 * @since 0.1.0
 */
export interface Drained {
  readonly delivered: number
  /** Refused for good, and kept in `dead/` with the reason. */
  readonly refused: number
  /** Older than `outboxKeeps` of the policy, and dropped. */
  readonly expired: number
  /** Damaged, or no messages of runbell's, and kept in `foreign/`. */
  readonly setAside: number
}

/** Adds up. */
export interface Tally {
  readonly add: (kind: keyof Drained, messages: number) => void
  readonly addAll: (drained: Drained) => void
  readonly total: () => Drained
}

export const makeTally = (): Tally => {
  let total: Drained = { delivered: 0, refused: 0, expired: 0, setAside: 0 }
  const add: Tally["add"] = (kind, messages) => {
    total = { ...total, [kind]: total[kind] + messages }
  }
  return {
    add,
    addAll: ({ delivered, refused, expired, setAside }) => {
      add("delivered", delivered)
      add("refused", refused)
      add("expired", expired)
      add("setAside", setAside)
    },
    total: () => total
  }
}
