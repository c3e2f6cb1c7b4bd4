/** Locales and messages for tests: in UTC, wherever the machine stands. */
import { DateTime, Either } from "effect"
import { type Message, render } from "runbell"
import { make, type Service } from "../../src/locale/Locale.ts"

const inUtc = (language: string): Service => Either.getOrThrow(make({ language, timeZone: "UTC" }))

export const locales = {
  en: inUtc("en"),
  zh: inUtc("zh"),
  ja: inUtc("ja"),
  ko: inUtc("ko"),
  ru: inUtc("ru"),
  de: inUtc("de"),
  fr: inUtc("fr"),
  es: inUtc("es"),
  "pt-BR": inUtc("pt-BR")
} as const

/** A message in the program's own words. */
export const saying = (text: string): Message =>
  render({ _tag: "MessageSent", at: DateTime.unsafeMake("2026-11-24T19:05:09Z"), content: { text } }, locales.en)

/** What such a message says. */
export const saidIn = ({ event }: Message): string =>
  event._tag === "MessageSent" ? (event.content.text ?? "") : event._tag
