/**
 * What the built-in languages write around digits, by Unicode's CLDR 48 as Intl ships it; a test compares each of them with
 * Intl. To ask Intl takes a process some 10 ms and 8 MB, more than all else of a run's messages.
 */
import type { Language } from "./languages.ts"
import type { TimeUnit } from "./Numerals.ts"

/** All of them have "-" for a minus, and the Western digits in groups of three. */
export interface NumberConventions {
  readonly decimal: string
  readonly group: string
  /** So many digits a whole number has at least that is written in groups. */
  readonly groupedFrom: 4 | 5
  /** Stands after hundredths. */
  readonly percent: string
  /** Stand after an amount. */
  readonly units: Readonly<Record<TimeUnit, string>>
  /** After a single day: no other of the units has a form of its own for one or a few. */
  readonly oneDay: string
  /** Stands between two amounts that are one duration. */
  readonly between: string
}

const nbsp = "\u00a0"
const narrow = "\u202f"

const points = { decimal: ".", group: ",", groupedFrom: 4, percent: "%" } as const
const commas = { decimal: ",", group: ".", groupedFrom: 4, percent: `${nbsp}%` } as const

const en: NumberConventions = {
  ...points,
  units: { day: " days", hour: " hr", minute: " min", second: " sec", millisecond: " ms" },
  oneDay: " day",
  between: ", "
}

const zh: NumberConventions = {
  ...points,
  units: { day: "天", hour: "小时", minute: "分钟", second: "秒", millisecond: "毫秒" },
  oneDay: "天",
  between: ""
}

const ja: NumberConventions = {
  ...points,
  units: { day: " 日", hour: " 時間", minute: " 分", second: " 秒", millisecond: " ms" },
  oneDay: " 日",
  between: " "
}

const ko: NumberConventions = {
  ...points,
  units: { day: "일", hour: "시간", minute: "분", second: "초", millisecond: "ms" },
  oneDay: "일",
  between: " "
}

const ru: NumberConventions = {
  ...commas,
  group: nbsp,
  units: { day: " дн.", hour: " ч", minute: " мин", second: " с", millisecond: " мс" },
  oneDay: " дн.",
  between: " "
}

const de: NumberConventions = {
  ...commas,
  units: { day: " Tg.", hour: " Std.", minute: " Min.", second: " Sek.", millisecond: " ms" },
  oneDay: " Tg.",
  between: ", "
}

const fr: NumberConventions = {
  ...commas,
  group: narrow,
  units: {
    day: `${narrow}j`,
    hour: `${narrow}h`,
    minute: `${nbsp}min`,
    second: `${narrow}s`,
    millisecond: `${narrow}ms`
  },
  oneDay: `${narrow}j`,
  between: " et "
}

const es: NumberConventions = {
  ...commas,
  groupedFrom: 5,
  units: { day: " d", hour: " h", minute: " min", second: " s", millisecond: " ms" },
  oneDay: " d",
  between: " y "
}

const ptBR: NumberConventions = {
  ...commas,
  percent: "%",
  units: { day: " dias", hour: " h", minute: " min", second: " s", millisecond: " ms" },
  oneDay: " dia",
  between: " e "
}

export const numberConventions: Readonly<Record<Language, NumberConventions>> = {
  en,
  zh,
  ja,
  ko,
  ru,
  de,
  fr,
  es,
  "pt-BR": ptBR
}
