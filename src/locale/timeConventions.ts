/** How the built-in languages write a date with its time and zone, by Unicode's CLDR 48 as Intl ships it; a test compares each of them with Intl. */
import type { Language } from "./languages.ts"
import type { ZoneConventions } from "./zoneName.ts"

/** The hour, the minute and the second have two digits. */
export interface TimeParts {
  readonly year: number
  readonly month: string
  readonly day: number
  readonly hour: string
  readonly minute: string
  readonly second: string
  readonly zone: string
}

export interface TimeConventions {
  /** From January on. */
  readonly months: ReadonlyArray<string>
  readonly written: (parts: TimeParts) => string
  readonly zones: ZoneConventions
}

const clock = ({ hour, minute, second, zone }: TimeParts): string => `${hour}:${minute}:${second} ${zone}`

const numbered = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]

const utc = (ownName: string) => ({ UTC: ["Coordinated Universal Time", ownName] })

const onlyUtc = (ownName: string): ZoneConventions => ({ utc: "GMT", minus: "-", named: [0, 0], names: utc(ownName) })

const en: TimeConventions = {
  months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  written: (parts) => `${parts.month} ${parts.day}, ${parts.year}, ${clock(parts)}`,
  zones: {
    utc: "GMT",
    minus: "-",
    named: [-10, -3],
    names: {
      UTC: ["Coordinated Universal Time"],
      AKST: ["Alaska Standard Time"],
      AKDT: ["Alaska Daylight Time"],
      PST: ["Pacific Standard Time"],
      PDT: ["Pacific Daylight Time"],
      MST: ["Mountain Standard Time"],
      MDT: ["Mountain Daylight Time"],
      CST: ["Central Standard Time"],
      CDT: ["Central Daylight Time"],
      EST: ["Eastern Standard Time"],
      EDT: ["Eastern Daylight Time"],
      AST: ["Atlantic Standard Time"],
      ADT: ["Atlantic Daylight Time"]
    }
  }
}

const zh: TimeConventions = {
  months: numbered,
  written: ({ year, month, day, hour, minute, second, zone }) =>
    `${year}年${month}月${day}日 ${zone} ${hour}:${minute}:${second}`,
  zones: onlyUtc("协调世界时")
}

const ja: TimeConventions = {
  months: numbered,
  written: (parts) => `${parts.year}年${parts.month}月${parts.day}日 ${clock(parts)}`,
  zones: {
    utc: "GMT",
    minus: "-",
    named: [9, 9],
    names: { ...utc("協定世界時"), JST: ["Japan Standard Time", "日本標準時"] }
  }
}

const ko: TimeConventions = {
  months: numbered,
  written: ({ year, month, day, hour, minute, second, zone }) =>
    `${year}년 ${month}월 ${day}일 ${hour}시 ${Number(minute)}분 ${Number(second)}초 ${zone}`,
  zones: onlyUtc("협정 세계시")
}

const ru: TimeConventions = {
  months: ["янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."],
  written: (parts) => `${parts.day} ${parts.month} ${parts.year} г., ${clock(parts)}`,
  zones: onlyUtc("Всемирное координированное время")
}

const de: TimeConventions = {
  months: ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
  written: (parts) => `${parts.day}. ${parts.month} ${parts.year}, ${clock(parts)}`,
  zones: {
    utc: "GMT",
    minus: "-",
    named: [0, 3],
    names: {
      ...utc("Koordinierte Weltzeit"),
      WEZ: ["Western European Standard Time", "Westeuropäische Normalzeit"],
      WESZ: ["Western European Summer Time", "Westeuropäische Sommerzeit"],
      MEZ: ["Central European Standard Time", "Mitteleuropäische Normalzeit"],
      MESZ: ["Central European Summer Time", "Mitteleuropäische Sommerzeit"],
      OEZ: ["Eastern European Standard Time", "Osteuropäische Normalzeit"],
      OESZ: ["Eastern European Summer Time", "Osteuropäische Sommerzeit"]
    }
  }
}

const fr: TimeConventions = {
  months: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
  written: (parts) => `${parts.day} ${parts.month} ${parts.year}, ${clock(parts)}`,
  zones: { ...onlyUtc("temps universel coordonné"), utc: "UTC", minus: "\u2212" }
}

const es: TimeConventions = {
  months: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
  written: (parts) => `${parts.day} ${parts.month} ${parts.year}, ${clock(parts)}`,
  zones: {
    utc: "GMT",
    minus: "-",
    named: [0, 3],
    names: {
      ...utc("tiempo universal coordinado"),
      WET: ["Western European Standard Time", "hora estándar de Europa occidental"],
      WEST: ["Western European Summer Time", "hora de verano de Europa occidental"],
      CET: ["Central European Standard Time", "hora estándar de Europa central"],
      CEST: ["Central European Summer Time", "hora de verano de Europa central"],
      EET: ["Eastern European Standard Time", "hora estándar de Europa oriental"],
      EEST: ["Eastern European Summer Time", "hora de verano de Europa oriental"]
    }
  }
}

const ptBR: TimeConventions = {
  months: ["jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."],
  written: (parts) => `${parts.day} de ${parts.month} de ${parts.year}, ${clock(parts)}`,
  zones: {
    utc: "GMT",
    minus: "-",
    named: [-5, -3],
    names: {
      ...utc("Horário Universal Coordenado"),
      BRT: ["Brasilia Standard Time", "Horário Padrão de Brasília"],
      AMT: ["Amazon Standard Time", "Horário Padrão do Amazonas"],
      ACT: ["Acre Standard Time", "Horário Padrão do Acre"]
    }
  }
}

export const timeConventions: Readonly<Record<Language, TimeConventions>> = {
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
