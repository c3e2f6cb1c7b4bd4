/**
 * What V8 has made of the command's text, kept for the next start: to make it anew takes longer than all else that a start
 * waits for. The text is always there, so that nothing here has to succeed.
 */
import { createHash } from "node:crypto"
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync
} from "node:fs"
import { isAbsolute, join } from "node:path"

type Environment = Readonly<Record<string, string | undefined>>

/** Where it is kept, as the XDG Base Directory Specification has it: the first folder has to be there, the others are made. None where there is no home. */
const foldersOf = ({ XDG_CACHE_HOME, HOME }: Environment): ReadonlyArray<string> => {
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return [XDG_CACHE_HOME, join(XDG_CACHE_HOME, "runbell")]
  return HOME && isAbsolute(HOME) ? [HOME, join(HOME, ".cache"), join(HOME, ".cache", "runbell")] : []
}

const attempt = <A>(act: () => A): A | undefined => {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** Nobody else wrote it: who may call the command as root would run what is in it. */
const isOwn = ({ uid, mode }: Stats): boolean => {
  const own = process.geteuid?.()
  return own === undefined || (uid === own && (mode & 0o022) === 0)
}

const digestOf = (code: Uint8Array): Buffer => createHash("sha256").update(code).digest()

const digestLength = 32

/** V8 believes what it gets, and one wrong byte may end the process: what is not whole counts as none. */
const wholeIn = (content: Buffer): Buffer | undefined => {
  const code = content.subarray(digestLength)
  return digestOf(code).equals(content.subarray(0, digestLength)) ? code : undefined
}

/** The code of that name; none where there is none that may be used. */
export const readCode = (environment: Environment, name: string): Buffer | undefined =>
  attempt(() => {
    const file = openSync(join(foldersOf(environment).at(-1) ?? "", name), "r")
    try {
      return isOwn(fstatSync(file)) ? wholeIn(readFileSync(file)) : undefined
    } finally {
      closeSync(file)
    }
  })

/** So many are kept: five for each version of runbell and of Node, since what is loaded later may come under other flags. */
const most = 24

const sweep = (folder: string): void => {
  const files = readdirSync(folder).map((name) => join(folder, name))
  const newestFirst = files.toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)
  for (const file of newestFirst.slice(most)) attempt(() => unlinkSync(file))
}

/** In a home of one's own: what `sudo` runs leaves nothing in that of another. */
const makeFolders = ([home = "", ...below]: ReadonlyArray<string>): boolean => {
  if (!isOwn(statSync(home))) return false
  for (const folder of below) attempt(() => mkdirSync(folder, { mode: 0o700 }))
  return isOwn(statSync(below.at(-1) ?? home))
}

/** It is there whole, or not at all. */
export const writeCode = (environment: Environment, name: string, make: () => Buffer): void => {
  const folders = foldersOf(environment)
  const folder = folders.at(-1)
  if (folder === undefined) return
  const draft = join(folder, `.${name}.${process.pid}`)
  attempt(() => {
    if (!makeFolders(folders)) return
    const code = make()
    writeFileSync(draft, Buffer.concat([digestOf(code), code]), { flag: "wx", mode: 0o600 })
    renameSync(draft, join(folder, name))
    sweep(folder)
  })
  attempt(() => unlinkSync(draft))
}
