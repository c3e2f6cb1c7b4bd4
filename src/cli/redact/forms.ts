/** The forms in which a value can show in an output: as it is, in an address, in JSON, in base64. Pure. */

const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/** As JavaScript does it. */
const percent = (value: string): string => encodeURIComponent(value.toWellFormed())

/** As RFC 3986 has it, and most other languages. */
const strictPercent = (value: string): string => percent(value).replace(/[!'()*]/gu, hex)

const lower = (encoded: string): string => encoded.replace(/%[0-9A-F]{2}/gu, (code) => code.toLowerCase())

/** As forms are sent. */
const inForm = (value: string): string =>
  strictPercent(value).replaceAll("~", "%7E").replaceAll("%2A", "*").replaceAll("%20", "+")

const inJson = (value: string): string => JSON.stringify(value).slice(1, -1)

/** Beyond ASCII escaped, as Python's json writes it. */
const inAsciiJson = (value: string): string =>
  inJson(value).replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)

/** In single quotes for a shell. */
const inShell = (value: string): string => value.replaceAll("'", String.raw`'\''`)

/** Its padding may be left out. */
const base64 = (value: string): string => Buffer.from(value).toString("base64").replace(/=+$/u, "")

const base64Url = (value: string): string => Buffer.from(value).toString("base64url")

const encodings = [
  percent,
  strictPercent,
  (value: string) => strictPercent(value).replaceAll("%2F", "/"),
  (value: string) => lower(strictPercent(value)),
  inForm,
  inJson,
  inAsciiJson,
  inShell,
  base64,
  base64Url
]

/** All of them, each once. */
export const formsOf = (value: string): ReadonlyArray<string> =>
  Array.from(new Set([value, ...encodings.map((encode) => encode(value))]))
