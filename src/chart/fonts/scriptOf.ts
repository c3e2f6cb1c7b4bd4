/** Which fonts a text asks for first. Pure. */

export type Script = "latin" | "zh" | "ja" | "ko"

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u

/** Han letters are drawn in another way in Japan, and nothing but kana tells. */
export const scriptOf = (text: string): Script => {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "ja"
  if (/\p{Script=Hangul}/u.test(text)) return "ko"
  return wide.test(text) ? "zh" : "latin"
}
