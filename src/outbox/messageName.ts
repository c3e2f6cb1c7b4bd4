/** The names of the message files: sorted, they are the order of delivery. Pure. */

/** What a name says. */
export interface MessageName {
  /** When it was put, in milliseconds; later than that where the clock was set back, so that the order holds. */
  readonly at: number
  readonly count: number
  /** Of the message's key, where it has one. */
  readonly key: string | undefined
}

const mostInMilli = 999_999

const pattern = /^(\d{14})-(\d{6})-[0-9a-f]{8}(?:-k([0-9a-f]{16}))?\.1\.json$/u

/** What a later runbell may write here: not to be touched. */
const later = /\.\d{1,3}\.json$/u

/** `undefined` for a name that is none of ours. */
export const readName = (name: string): MessageName | undefined => {
  const [, at, count, key] = pattern.exec(name) ?? []
  return at === undefined || count === undefined ? undefined : { at: Number(at), count: Number(count), key }
}

/** Whether the file is none of runbell's, of whatever version. Hidden ones belong to file systems and desktops. */
export const isForeign = (name: string): boolean => !name.startsWith(".") && !later.test(name)

/** The place after all others. */
export const placeAfter = (last: MessageName | undefined, now: number): Pick<MessageName, "at" | "count"> => {
  if (last === undefined || last.at < now) return { at: now, count: 0 }
  return last.count < mostInMilli ? { at: last.at, count: last.count + 1 } : { at: last.at + 1, count: 0 }
}

/** `mark` makes the name unique among processes: 8 hexadecimal digits. */
export const writeName = ({ at, count, key }: MessageName, mark: string): string =>
  `${String(at).padStart(14, "0")}-${String(count).padStart(6, "0")}-${mark}${key === undefined ? "" : `-k${key}`}.1.json`
