/** Finds secrets by the name before them: `password=…`, `"api_key": "…"`, `--token …`. Pure. */
import { isCommon, isHarmless, isPlaceholder, looksGenerated, looksRandom } from "./harmless.ts"
import type { Span } from "./Span.ts"
import { secretName } from "./secretName.ts"

/** A name, what stands between, and the value: in quotes, or up to what ends a word. */
const assignment =
  /(?<![\w.-])-{0,2}([A-Za-z][\w.-]{0,80})(\\?["']?[ \t]{0,3}(?:=>|[:=])[ \t]{0,3}\\?)("(?:[^"\\\n]|\\.){0,4000}"|'(?:[^'\\\n]|\\.){0,4000}'|["']?[^\s"',;&)}\]\\]{1,8000})/gu

/** An option of a command, and its value as the next word. */
const option = /(?<![^\s"'`(])--?([A-Za-z][\w.-]{0,80})[ \t]{1,3}(?!-)(["']?[^\s"'`]{1,8000})/gu

const unquoted = (value: string): string => value.replace(/^["']|["']$/gu, "")

/** In a sentence (`password: required`) a word of letters is a word. */
const isProse = (between: string, value: string): boolean => /:[ \t]+$/u.test(between) && /^[A-Za-z-]+$/u.test(value)

const isSecret = (name: string, between: string, value: string): boolean => {
  const strength = secretName(name)
  const bare = unquoted(value)
  if (strength === undefined || isPlaceholder(bare)) return false
  if (strength === "doubtful") return looksGenerated(bare)
  if (strength === "weak") return looksRandom(bare) && !isCommon(bare)
  if (/^\d+$/u.test(bare)) return bare.length >= 6
  return !isHarmless(bare) && !isProse(between, value)
}

const lastOf = (match: RegExpExecArray, value: string): Span => {
  const to = match.index + match[0].length
  const quotes = /^["']/u.test(value) ? 1 : 0
  const closing = quotes === 1 && /["']$/u.test(value.slice(1)) ? 1 : 0
  return { from: to - value.length + quotes, to: to - closing }
}

export const assignments = (text: string): ReadonlyArray<Span> => {
  const spans: Array<Span> = []
  // A single word, as most arguments of a command are, has nothing to look at.
  if (!/[=:\s]/u.test(text)) return spans
  for (const match of text.matchAll(assignment)) {
    const [, name = "", between = "", value = ""] = match
    if (isSecret(name, between, value)) spans.push(lastOf(match, value))
  }
  for (const match of text.matchAll(option)) {
    const [, name = "", value = ""] = match
    if (isSecret(name, " ", value)) spans.push(lastOf(match, value))
  }
  return spans
}
