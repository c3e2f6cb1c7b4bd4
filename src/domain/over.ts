/** Values over those that hold otherwise. Pure. */

/**
 * One that is `undefined` counts as left out, as TypeScript lets it be without `exactOptionalPropertyTypes`: spread as it
 * is, it would take the place of what holds.
 */
export const over = <A extends object>(defaults: A, given: Partial<A>): A => ({
  ...defaults,
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
})
