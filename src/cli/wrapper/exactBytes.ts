/**
 * Arguments and variables that are not UTF-8 (a file's name in GBK or Latin-1). Node reads them with losses, and can give
 * a child nothing else than UTF-8. /proc has their bytes, and a shell can make them again.
 */
import { readFileSync } from "node:fs"
import * as Option from "effect/Option"

/** What Node puts where it lost something. */
const lost = "\uFFFD"

const entriesOf = Option.liftThrowable((file: string): ReadonlyArray<Buffer> => {
  const bytes = readFileSync(file)
  const entries: Array<Buffer> = []
  for (let from = 0, to = bytes.indexOf(0); to !== -1; from = to + 1, to = bytes.indexOf(0, from)) {
    entries.push(bytes.subarray(from, to))
  }
  return entries
})

const read = (file: string) => Option.getOrElse(entriesOf(file), (): ReadonlyArray<Buffer> => [])

const octal = (byte: number): string => `\\${byte.toString(8).padStart(3, "0")}`

/** The shell takes the newlines from the end of what it substitutes: hence the x, which is taken off where it is used. */
const assign = (name: string, bytes: Buffer): string => `${name}=$(printf '${Array.from(bytes, octal).join("")}x')`

/** Only what a shell may import is passed on by every sh; the rest goes by the hand of `env`. */
const isForeign = (name: string): boolean => !/^[A-Za-z_][A-Za-z0-9_]*$/u.test(name)

interface Word {
  readonly text: string
  readonly bytes: Buffer | undefined
}

const lineFor = (words: ReadonlyArray<Word>) => ({
  file: "sh",
  args: [
    "-c",
    [
      ...words.flatMap(({ bytes }, index) => (bytes === undefined ? [] : [assign(`r${index}`, bytes)])),
      `exec env ${words.map(({ bytes }, index) => (bytes === undefined ? `"\${${index + 1}}"` : `"\${r${index}%x}"`)).join(" ")}`
    ].join("; "),
    "sh",
    ...words.map(({ text }) => text)
  ]
})

/** Each word with its bytes where Node lost some; none at all when these are not the last words of our own line. */
const withBytes = (texts: ReadonlyArray<string>): ReadonlyArray<Word> => {
  const raw = read("/proc/self/cmdline").slice(-texts.length)
  const isOurs = texts.every((text, index) => raw[index]?.toString("utf8") === text)
  return texts.map((text, index) => ({ text, bytes: isOurs && text.includes(lost) ? raw[index] : undefined }))
}

/** The variables that would not arrive by themselves. */
const variables = (): ReadonlyArray<Word> =>
  read("/proc/self/environ").flatMap((bytes): ReadonlyArray<Word> => {
    const text = bytes.toString("utf8")
    const name = text.slice(0, text.indexOf("="))
    if (process.env[name] !== text.slice(name.length + 1)) return []
    if (text.includes(lost)) return [{ text, bytes }]
    return isForeign(name) ? [{ text, bytes: undefined }] : []
  })

const environmentIsLossy = (): boolean => Object.values(process.env).some((value) => value?.includes(lost) ?? false)

/**
 * What to start in the command's place, when Node alone would not pass it on byte for byte; else nothing. Without /proc
 * (macOS) such bytes are lost.
 */
export const exactBytes = (command: string, args: ReadonlyArray<string>) => {
  const texts = [command, ...args]
  const words = texts.some((text) => text.includes(lost))
    ? withBytes(texts)
    : texts.map((text) => ({ text, bytes: undefined }))
  const isLossy = words.some(({ bytes }) => bytes !== undefined)
  return isLossy || environmentIsLossy() ? lineFor([...variables(), ...words]) : undefined
}
