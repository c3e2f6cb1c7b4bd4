/** Whether a name is one that people give to secrets: of a variable, an option, a field. Pure. */

/**
 * `strong`: what has this name is secret. `weak`: other things are called so too (the tokens of a text). `doubtful`: most
 * of them are no secrets (a key to sort by); only what can be nothing else is.
 */
export type Strength = "strong" | "weak" | "doubtful"

const strongWords = new Set([
  "PASSWORD",
  "PASSWD",
  "PASSPHRASE",
  "PASSCODE",
  "SECRET",
  "SECRETS",
  "CREDENTIAL",
  "CREDENTIALS",
  "APIKEY",
  "APITOKEN",
  "AUTHTOKEN",
  "ACCESSKEY",
  "SECRETKEY",
  "PRIVATEKEY",
  "ACCOUNTKEY",
  "AUTHORIZATION",
  "SSHPASS",
  "DBPASS",
  "PGPASS"
])

/** Also without anything between: `PGPASSWORD`. */
const strongEnding = /(?:PASSWORD|PASSWD|PASSPHRASE|SECRET)$/u

const weakWords = new Set([
  "TOKEN",
  "AUTH",
  "DSN",
  "WEBHOOK",
  "COOKIE",
  "PAT",
  "JWT",
  "BEARER",
  "SIGNATURE",
  "PASS",
  "PSW",
  "PW"
])

/** What makes a key secret: a primary key is none. */
const beforeKey = new Set([
  "API",
  "ACCESS",
  "PRIVATE",
  "SECRET",
  "SIGNING",
  "ENCRYPTION",
  "MASTER",
  "ACCOUNT",
  "AUTH",
  "DEPLOY",
  "SUBSCRIPTION",
  "SSH",
  "APP",
  "STORAGE",
  "FERNET",
  "OPENAI",
  "ANTHROPIC",
  "GEMINI",
  "MISTRAL",
  "GROQ",
  "KAGGLE",
  "COMET",
  "WANDB"
])

/** What makes a key none. */
const openKeys = new Set(["", "PUBLIC", "PUB", "PRIMARY", "FOREIGN", "SORT", "CACHE", "PARTITION"])

/** What makes a token secret, also where tokens of a text are spoken of. */
const beforeToken = new Set([
  "ACCESS",
  "AUTH",
  "API",
  "REFRESH",
  "SESSION",
  "SECURITY",
  "BOT",
  "BEARER",
  "ID",
  "CSRF",
  "HF",
  "HUB",
  "HUGGINGFACE",
  "GITHUB",
  "GH",
  "GITLAB",
  "GL",
  "SLACK",
  "WANDB",
  "NPM",
  "PYPI",
  "VAULT",
  "JUPYTER"
])

/** Tokens that a model reads and writes. */
const ofText = new Set([
  "EOS",
  "BOS",
  "PAD",
  "UNK",
  "MASK",
  "SEP",
  "CLS",
  "STOP",
  "SPECIAL",
  "START",
  "END",
  "NEXT",
  "FIRST",
  "LAST",
  "PER",
  "MAX",
  "MIN"
])

/** What may follow without changing what it is. */
const after = new Set([
  "PROD",
  "PRODUCTION",
  "DEV",
  "DEVELOPMENT",
  "STAGING",
  "TEST",
  "LIVE",
  "OLD",
  "NEW",
  "MAIN",
  "PRIMARY",
  "SECONDARY",
  "VALUE",
  "STRING",
  "BASE64",
  "B64",
  "JSON",
  "PEM",
  "RAW"
])

const addressed = new Set(["WEBHOOK", "WEBHOOKS", "DSN"])

/** `wandb.apiKey_2` is WANDB API KEY. */
const wordsOf = (name: string): ReadonlyArray<string> =>
  name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/gu, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/gu, "$1_$2")
    .toUpperCase()
    .split(/[^A-Z0-9]+/u)
    .map((word) => (/^(?:BASE64|B64)$/u.test(word) ? word : word.replace(/\d+$/u, "")))
    .filter((word) => word !== "")

const withoutEnding = (words: ReadonlyArray<string>): ReadonlyArray<string> => {
  const last = words.at(-1) ?? ""
  const before = words.at(-2) ?? ""
  const isEnding = after.has(last) || ((last === "URL" || last === "URI") && addressed.has(before))
  return words.length > 1 && isEnding ? withoutEnding(words.slice(0, -1)) : words
}

const strengthOfKey = (before: string): Strength | undefined => {
  if (beforeKey.has(before)) return "strong"
  return openKeys.has(before) ? undefined : "doubtful"
}

/** How surely a name is that of a secret; `undefined` where it is none. The last word decides: `TOKEN_COUNT` is a count. */
export const secretName = (name: string): Strength | undefined => {
  const words = withoutEnding(wordsOf(name))
  const last = words.at(-1) ?? ""
  const before = words.at(-2) ?? ""
  if (strongWords.has(last) || strongEnding.test(last)) return "strong"
  if (last === "KEY") return strengthOfKey(before)
  if (last === "TOKEN" && (ofText.has(before) || ofText.has(words[0] ?? ""))) return undefined
  if (last === "TOKEN" && beforeToken.has(before)) return "strong"
  if (last === "PWD") return words.length > 1 && before !== "OLD" ? "strong" : undefined
  return weakWords.has(last) || addressed.has(last) ? "weak" : undefined
}
