/** Takes Slack's own secrets out of text from outside: an error message often quotes the URL that failed. */

/** What stands where a secret was: visible, so that nobody wonders about a gap. */
export const redactedMark = "‹redacted›"

// A URL is also quoted inside of JSON, whose slashes may be escaped, or of another URL's query.
const slash = String.raw`(?:\\*/|%2F)+`
const rest = String.raw`(?:[^\s"'<>\\)\]}|]|\\+/)+`

// The path of an incoming webhook, with or without its host, and every token kind of Slack's page "Token types".
const secrets = [
  new RegExp(String.raw`(hooks\.slack(?:-gov)?\.com(?::\d+)?)${slash}${rest}`, "giu"),
  new RegExp(`()${slash}services${slash}T[A-Z0-9]+${slash}B[A-Z0-9]+${slash}${rest}`, "gu"),
  /()xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{6,}/gu,
  /()xapp-[A-Za-z0-9-]{6,}/gu
]

/** Each secret has one of them in it. To look for these is quick, and nearly every text has none. */
const sign = /hooks|services|xox|xapp-/iu

const takeOut = (text: string): string =>
  secrets.reduce(
    (clean, secret) =>
      clean.replace(secret, (_, kept: string) => (kept === "" ? redactedMark : `${kept}/${redactedMark}`)),
    text
  )

/** The text with every Slack webhook path and token replaced by {@link redactedMark}. */
export const redact = (text: string): string => (sign.test(text) ? takeOut(text) : text)
