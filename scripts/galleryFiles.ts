/** The files of the gallery: a page for each language, and their style sheet. Times and zone are fixed. Pure. */
import * as DateTime from "effect/DateTime"
import * as Either from "effect/Either"
import { sampleEvents } from "../src/cli/commands/sampleEvents.ts"
import type { RunEvent } from "../src/domain/RunEvent.ts"
import * as Locale from "../src/locale/Locale.ts"
import { languages } from "../src/locale/languages.ts"
import { type Exhibit, galleryStyle, renderGallery } from "../src/sandbox/page/renderGallery.ts"
import type { StoredMessage } from "../src/sandbox/StoredMessage.ts"
import { render } from "../src/slack/render.ts"

const at = DateTime.unsafeMake("2026-11-24T09:00:00Z")
const timeZone = "UTC"

type Shown = Pick<StoredMessage, "text" | "blocks"> & Partial<StoredMessage>

const stored = (serial: number, shown: Shown): StoredMessage => ({
  ts: `${at.epochMillis / 1_000}.${String(serial).padStart(6, "0")}`,
  at: at.epochMillis,
  channel: "#runs",
  attachments: [],
  notes: [],
  ...shown
})

/** The kind of the event, and of what it tells: `RunEnded · Failed`. */
const headingOf = (event: RunEvent): string => {
  if (event._tag === "RunEnded") return `${event._tag} · ${event.outcome._tag}`
  return event._tag === "AlertRaised" ? `${event._tag} · ${event.alert.reason._tag}` : event._tag
}

/** What a notifier that only posts says of an event; and beneath it the card, for one that edits. */
const exhibitOf = (event: RunEvent, locale: Locale.Service, serial: number): ReadonlyArray<Exhibit> => {
  const { text, blocks, card } = render(event, locale)
  const heading = headingOf(event)
  const posted = { heading, messages: [stored(serial, { text, blocks })] }
  if (card === undefined) return [posted]
  const edited = event._tag === "RunStarted" ? {} : { editedAt: at.epochMillis }
  return [posted, { heading: `${heading} · card`, messages: [stored(serial, { ...card, ...edited })] }]
}

const nameOf = (language: string): string =>
  new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language

const pageOf = (language: string): string => {
  const locale = Either.getOrThrow(Locale.make({ language, timeZone }))
  return renderGallery(
    sampleEvents(at).flatMap((event, index) => exhibitOf(event, locale, index)),
    {
      language,
      timeZone,
      now: at.epochMillis,
      title: `runbell · ${nameOf(language)}`,
      others: languages.map((other) => ({ name: nameOf(other), href: `${other}.html` })),
      stylesheet: "gallery.css"
    }
  )
}

/** Each by its name. */
export const galleryFiles = (): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(languages.map((language) => [`${language}.html`, pageOf(language)])),
  "gallery.css": `${galleryStyle.trim()}\n`
})
