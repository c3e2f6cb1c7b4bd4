/** Puts a file in its place whole or not at all, at once: these are the calls that a run's start waits for. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync
} from "node:fs"
import { dirname } from "node:path"
import * as Option from "effect/Option"
import { redact } from "../domain/redact.ts"
import { codeOf } from "./JournalError.ts"

/** Another one each time. */
export const draftOf = (path: string): string => `${path}.${process.pid}-${process.hrtime.bigint()}.draft`

/** The file that a name is a draft of: one that was being written, and what is left of it belongs to nobody. */
export const draftedName = (name: string): string | undefined => /^(.+)\.\d+-\d+\.draft$/u.exec(name)?.[1]

/** A field's name is a text, too, and may come from outside, as that of a metric does. */
const clean = (value: unknown): unknown => {
  if (typeof value === "string") return redact(value)
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [redact(name), field]))
}

/** As JSON. Whatever a text quotes, no secret of Slack's gets into a file. */
export const written = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) => clean(inner))

/** Not every system can do this to a folder; it is then as safe as that system makes it. */
export const syncFolder = (folder: string): void => {
  try {
    const descriptor = openSync(folder, "r")
    try {
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  } catch {}
}

const writeNew = (path: string, content: string, sync: boolean): void => {
  const descriptor = openSync(path, "wx", 0o600)
  try {
    writeFileSync(descriptor, content)
    if (sync) fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Node's own `rm` loads a module of its own, and looks twice, for what is hardly ever there. */
const discard = Option.liftThrowable(unlinkSync)

/** `durable`: it is still there after a power cut. That waits for the disk. */
export const placeFile = (path: string, value: unknown, keep: "durable" | "passing"): void => {
  const draft = draftOf(path)
  try {
    writeNew(draft, written(value), keep === "durable")
    renameSync(draft, path)
  } catch (error) {
    discard(draft)
    throw error
  }
  if (keep === "durable") syncFolder(dirname(path))
}

/** Over NFS the answer to a link that was made may get lost: whether it was made shows in the file. */
const isLinked = (draft: string): boolean => statSync(draft).nlink === 2

const withoutLinks: ReadonlySet<string> = new Set(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"])

const linkNew = (draft: string, path: string, content: string): boolean => {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    const code = codeOf(error)
    if (isLinked(draft)) return true
    if (code === "EEXIST") return false
    if (!withoutLinks.has(code)) throw error
    return createNew(path, content)
  }
}

/** On file systems that know no links: as exclusive, but its name is there before its content is. */
const createNew = (path: string, content: string): boolean => {
  try {
    writeNew(path, content, true)
    return true
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false
    throw error
  }
}

/** Of all who place a file of that name, one is told `true`: the file appears with its content, and stays. Durable. */
export const placeFirst = (path: string, value: unknown): boolean => {
  if (existsSync(path)) return false
  const draft = draftOf(path)
  const content = written(value)
  try {
    writeNew(draft, content, true)
    const isFirst = linkNew(draft, path, content)
    if (isFirst) syncFolder(dirname(path))
    return isFirst
  } finally {
    discard(draft)
  }
}
