/** Which values are never taken out, whatever the name they stand under: to lose them would make a text unreadable. Pure. */
import { redactedMark } from "../../domain/redact.ts"

/** Of a shorter one every text is full. */
export const shortestSecret = 6

/** Of fewer digits a number is more likely to be one of the run's own. */
const fewestDigits = 10

const words = new Set(
  (
    "true false none null undefined yes no on off auto default enabled disabled enable disable required optional " +
    "missing invalid incorrect correct empty unset not-set password passwd secret token tokens credential credentials " +
    "apikey api_key api-key changeme change-me example dummy test testing local localhost admin administrator root user " +
    "username anonymous guest public private basic bearer digest oauth oauth2 kerberos negotiate plain login session " +
    "cookie header environment env file keyring vault prompt stdin stdout stderr production development staging " +
    "string number boolean object " +
    "redacted hidden masked cuda slurm github gitlab anthropic openai training validation"
  ).split(" ")
)

const isMixed = (value: string): boolean => /[a-z]/u.test(value) && /[A-Z]/u.test(value) && /\d/u.test(value)

/** A part of a path that somebody named: not of letters of both cases and digits without order. */
const isNamed = (part: string): boolean => part.length < 20 || !isMixed(part) || /[._-]/u.test(part)

const isPath = (value: string): boolean =>
  /^(?:~|\.{1,2})?\/[\w.@%+:~/ -]*$|^[A-Za-z]:\\[^\n]*$/u.test(value) && value.split(/[/\\]/u).every(isNamed)

const isNumber = (value: string): boolean =>
  /^[+-]?[\d_.,:/]*(?:e[+-]?\d+)?$/iu.test(value) && value.replace(/\D/gu, "").length < fewestDigits

/** All of one character: a mask. */
const isMask = (value: string): boolean => /^([*•x.#-])\1*$/iu.test(value)

/** Brackets may be cut off at their end, as the search for assignments does; an own password may begin with any of these signs. */
const placeholders: ReadonlyArray<RegExp> = [
  /^\$\{?\w+\}?$/u, // $TOKEN, ${TOKEN}
  /^\$\([\w ./-]*\)?$/u, // $(cat token)
  /^<(?:[^>]*>|[A-Za-z_-]+)$/u, // <token>
  /^\$?\{\{[^}]*\}{0,2}$/u, // ${{ secrets.TOKEN }}, {{ token }}
  /^\{[A-Za-z_.]+\}?$/u, // {token}
  /^[[(][A-Za-z_ -]+[\])]?$/u, // [REDACTED], (hidden)
  /^%\([A-Za-z_]+(?:\)s)?$|^%\w+%$/u, // %(token)s, %TOKEN%
  /^(?:os\.(?:environ|getenv)|process\.env|getenv|getpass)\b/u, // os.environ["TOKEN"]
  /^(?:env|secrets)\.\w+$/u // secrets.TOKEN
]

/** Whether it says where a value comes from, in place of the value. What a program was really given says no such thing: the shell has put the value in. */
export const isPlaceholder = (value: string): boolean => placeholders.some((form) => form.test(value))

/** Whether the value is a common word, a number, a path or a mask. */
export const isCommon = (value: string): boolean =>
  words.has(value.toLowerCase()) || isNumber(value) || isPath(value) || isMask(value) || value.includes(redactedMark)

/** Whether the value is never looked for in a text. */
export const isHarmless = (value: string): boolean => value.length < shortestSecret || isCommon(value)

/** Letters and digits in a length that no word has. */
export const looksRandom = (value: string): boolean =>
  value.length >= 12 && /\d/u.test(value) && /[A-Za-z]/u.test(value) && !/\s/u.test(value)

/** Base64 of some length, as keys are: no hash, no name, no address. */
export const looksGenerated = (value: string): boolean =>
  /^[A-Za-z0-9+/]{20,}={0,2}$/u.test(value) && isMixed(value) && !isPath(value)
