/** Keeps the process alive until a promise has settled: the sleeps of the quiet clock do not. */

/** Longer than timers can wait nobody waits. */
const forLong = 2 ** 31 - 1

export const holdOpen = <A>(promise: Promise<A>): Promise<A> => {
  const timer = setInterval(() => undefined, forLong)
  return promise.finally(() => clearInterval(timer))
}
