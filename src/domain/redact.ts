/** Takes Slack's own secrets out of text from outside: an error message often quotes the URL that failed. */

/** What stands where a secret was: visible, so that nobody wonders about a gap. */
export const redactedMark = "‹redacted›"

// The path of an incoming webhook, with or without its host, and every token kind of Slack's page "Token types".
const secrets = [
  /(hooks\.slack(?:-gov)?\.com)\/[^\s"'<>\\)\]}|]+/giu,
  /()\/services\/T[^\s"'<>/\\]*\/B[^\s"'<>/\\]*\/[^\s"'<>\\)\]}|]+/gu,
  /()\bxox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{6,}/gu,
  /()\bxapp-[A-Za-z0-9-]{6,}/gu
]

/** The text with every Slack webhook path and token replaced by {@link redactedMark}. */
export const redact = (text: string): string =>
  secrets.reduce(
    (clean, secret) =>
      clean.replace(secret, (_, kept: string) => (kept === "" ? redactedMark : `${kept}/${redactedMark}`)),
    text
  )
