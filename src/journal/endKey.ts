/** The key of a run's end in the outbox: whoever finishes the claim of another finds what is waiting there already. */
export const endKey = (id: string): string => `${id}-end`
