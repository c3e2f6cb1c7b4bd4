/** Chooses the form of a phrase that a language uses for a number. */
import { lazily } from "./lazily.ts"

/** The forms of a phrase by the language's plural category; `other` is in every language. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

/** A chooser for one language, by the Unicode plural rules that Intl ships. */
export const pluralOf = (language: string): ((value: number, forms: Forms) => string) => {
  const rules = lazily(() => new Intl.PluralRules(language))
  return (value, forms) => forms[rules().select(value)] ?? forms.other
}
