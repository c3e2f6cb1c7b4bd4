/** Guesses the language of a text by its script: Chinese, Japanese and Korean share characters that each draws its own way. */

// Kana are used in Japanese alone, hangul in Korean; Han characters without either are most often Chinese.
const scripts = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["ko", /\p{Script=Hangul}/u],
  ["zh", /\p{Script=Han}/u]
] as const

/** A language tag, where the script tells one. */
export const spokenLanguage = (text: string): string | undefined =>
  scripts.find(([, characters]) => characters.test(text))?.[0]
