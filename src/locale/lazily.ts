/** Makes a value when it is first asked for, and keeps it: the first object of each kind of Intl costs some 5 to 15 ms, and no start of a program should wait for it. */
export const lazily = <A extends object>(make: () => A): (() => A) => {
  let made: A | undefined
  return () => (made ??= make())
}
