/** Which way the numbers of a language are written. */
import { conventionsOf } from "./conventions.ts"
import { intlNumerals } from "./intlNumerals.ts"
import type { Numerals } from "./Numerals.ts"
import { ownNumerals } from "./ownNumerals.ts"

/** Of a language whose conventions are known without Intl; of every other, as Intl has them. What is not finite is always left to Intl. */
export const numeralsOf = (language: string): Numerals => {
  const intl = intlNumerals(language)
  const conventions = conventionsOf(language)
  return conventions === undefined ? intl : ownNumerals(conventions, intl)
}
