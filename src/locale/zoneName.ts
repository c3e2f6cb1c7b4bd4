/** The machine's time zone in short, as far as that is known without Intl. */

/** What a language calls time zones: some by a name, and every other by how far it is from UTC. */
export interface ZoneConventions {
  readonly utc: "GMT" | "UTC"
  readonly minus: string
  /** The least and the greatest distance from UTC, in hours, of those that have a name; beside UTC, which all languages name. */
  readonly named: readonly [number, number]
  /** The short names, each with what the machine may call that zone: in its language, which is often this one, or in English. */
  readonly names: Readonly<Record<string, ReadonlyArray<string>>>
}

/** The zone's long name in the machine's language, which is what Date has of Intl without an object of it. */
const longName = (at: Date): string => /\((.*)\)$/u.exec(at.toString())?.[1] ?? ""

const distance = (minutes: number, { utc, minus }: ZoneConventions): string => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${utc}${minutes < 0 ? minus : "+"}${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`
}

/** None where only Intl knows it. */
export const zoneName = (at: Date, conventions: ZoneConventions): string | undefined => {
  const minutes = -at.getTimezoneOffset()
  const [least, greatest] = conventions.named
  if (minutes !== 0 && (minutes < least * 60 || minutes > greatest * 60)) return distance(minutes, conventions)
  const long = longName(at)
  return Object.entries(conventions.names).find(([, names]) => names.includes(long))?.[0]
}
