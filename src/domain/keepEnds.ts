/** Shortens what is too long by cutting its middle: a traceback says most at its two ends. */

/** A list whose middle may be missing. */
export interface KeptEnds<A> {
  readonly head: ReadonlyArray<A>
  readonly omitted: number
  readonly tail: ReadonlyArray<A>
}

/** The first `head` and the last `tail` items, and how many between them are left out. */
export const keepEnds = <A>(items: ReadonlyArray<A>, head: number, tail: number): KeptEnds<A> =>
  items.length <= head + tail
    ? { head: items, omitted: 0, tail: [] }
    : { head: items.slice(0, head), omitted: items.length - head - tail, tail: items.slice(items.length - tail) }
