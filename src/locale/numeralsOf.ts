/** Which way the numbers of a language are written. */
import { intlNumerals } from "./intlNumerals.ts"
import type { Numerals } from "./Numerals.ts"
import { numberConventions } from "./numberConventions.ts"
import { ownNumerals } from "./ownNumerals.ts"
import { plainLanguage } from "./plainLanguage.ts"

/** Of a built-in language by its conventions; of every other, as Intl has them. What is not finite is always left to Intl. */
export const numeralsOf = (tag: string): Numerals => {
  const intl = intlNumerals(tag)
  const language = plainLanguage(tag)
  return language === undefined ? intl : ownNumerals(numberConventions[language], intl)
}
