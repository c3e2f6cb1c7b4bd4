/** A point in time that the page's script writes in the reader's zone and language; without it, in UTC and English. */
import * as DateTime from "effect/DateTime"
import * as Option from "effect/Option"
import * as Record from "effect/Record"
import { type Html, html, type Part } from "./Html.ts"
import { link } from "./link.ts"

const date = { year: "numeric", month: "long", day: "numeric" } as const

/** How a moment can be written; the names from `date_num` on are those of Slack's page "Formatting text for app surfaces". */
export const momentStyles = {
  clock: { hour: "numeric", minute: "2-digit" },
  full: { dateStyle: "full", timeStyle: "long" },
  day: { weekday: "long", month: "long", day: "numeric" },
  // 2014-02-18 for everybody, as Swedish writes it.
  date_num: { locale: "sv", year: "numeric", month: "2-digit", day: "2-digit" },
  date,
  date_short: { ...date, month: "short" },
  date_long: { ...date, weekday: "long" },
  date_pretty: date,
  date_short_pretty: { ...date, month: "short" },
  date_long_pretty: { ...date, weekday: "long" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
  ago: { ...date, hour: "numeric", minute: "2-digit" }
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions & { readonly locale?: string }>>

/** One of the ways to write a moment. */
export type MomentStyle = keyof typeof momentStyles

const isStyle = (name: string): name is MomentStyle => Object.hasOwn(momentStyles, name)

// Intl takes longer to prepare a format than to write with it, and a page has many moments.
const formats = Record.map(
  momentStyles,
  (options: Intl.DateTimeFormatOptions & { readonly locale?: string }) =>
    new Intl.DateTimeFormat(options.locale ?? "en", { ...options, timeZone: "UTC" })
)

const written = (at: DateTime.Utc, style: MomentStyle): string => formats[style].format(at.epochMillis)

/** The moment, in milliseconds since the epoch; `otherwise` when there is no such moment. */
export const moment = (at: number, style: MomentStyle, otherwise: string): Html =>
  Option.match(DateTime.make(at), {
    onNone: () => html`${otherwise}`,
    onSome: (at) =>
      html`<time datetime="${DateTime.formatIso(at)}" data-style="${style}" title="${written(at, "full")}">${written(at, style)}</time>`
  })

/** A date as messages hold it. */
export interface SlackDate {
  /** In seconds since the epoch. */
  readonly timestamp: number
  /** Text with tokens in braces, such as `{date_short} at {time}`. */
  readonly format: string
  readonly url: string | undefined
  /** Stands where the date cannot be written. */
  readonly fallback: string
}

/** A date with the tokens of its format written out. */
export const slackDate = ({ timestamp, format, url, fallback }: SlackDate): Html => {
  const parts = format.split(/\{(\w+)\}/u).map((part, index): Part => {
    if (index % 2 === 0) return part
    return isStyle(part) ? moment(timestamp * 1_000, part, fallback) : `{${part}}`
  })
  return url === undefined ? html`${parts}` : link(url, parts)
}
