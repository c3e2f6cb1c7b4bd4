/** Remembers of one alert rule whether it is ready, when it was last told, and what its cooldown held back. Pure. */
import type { Rule, Standing } from "./Alert.ts"

/** The memory of one rule in one run. */
export interface Watch {
  readonly ready: boolean
  /** It came true within the cooldown, was counted, and waits: told when the cooldown is over and it is still true. */
  readonly waiting: boolean
  readonly toldAt: number | undefined
  readonly told: number
  readonly heldBack: number
}

export const initial: Watch = { ready: true, waiting: false, toldAt: undefined, told: 0, heldBack: 0 }

const raise = (watch: Watch, now: number): Watch => ({
  ready: false,
  waiting: false,
  toldAt: now,
  told: watch.told + 1,
  heldBack: 0
})

const hold = (watch: Watch): Watch =>
  watch.waiting ? watch : { ...watch, waiting: true, heldBack: watch.heldBack + 1 }

const onMet = (watch: Watch, rule: Rule, now: () => number): Watch => {
  if (!watch.ready) return watch
  if (watch.toldAt === undefined) return raise(watch, now())
  const at = now()
  return at - watch.toldAt >= rule.cooldown ? raise(watch, at) : hold(watch)
}

const onClear = (watch: Watch): Watch =>
  watch.ready && !watch.waiting ? watch : { ...watch, ready: true, waiting: false }

/**
 * The memory after one more report. The same object comes back when nothing changed, so that a quiet step allocates
 * nothing; the rule is to be told when `told` has grown. `now` is asked only when time matters.
 */
export const observe = (watch: Watch, rule: Rule, standing: Standing, now: () => number): Watch => {
  if (standing === "met") return onMet(watch, rule, now)
  return standing === "clear" ? onClear(watch) : watch
}

/** How many crossings went untold before the one that is told now: one that waited is that one itself. */
export const heldBackBefore = (watch: Watch): number => watch.heldBack - (watch.waiting ? 1 : 0)
