/** The forms in which a value can show in an output: as it is, in an address, in JSON, in base64. Pure. */

const percent = (value: string): string => encodeURIComponent(value.toWellFormed())

const lowerPercent = (value: string): string => percent(value).replace(/%[0-9A-F]{2}/gu, (code) => code.toLowerCase())

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
  lowerPercent,
  (value: string) => percent(value).replaceAll("%20", "+"),
  inJson,
  inAsciiJson,
  inShell,
  base64,
  base64Url
]

/** All of them, each once. */
export const formsOf = (value: string): ReadonlyArray<string> =>
  Array.from(new Set([value, ...encodings.map((encode) => encode(value))]))
