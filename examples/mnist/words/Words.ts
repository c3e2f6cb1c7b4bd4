/** What this example says in the terminal; the messages in Slack are worded by runbell itself. */
import { type Language, languages } from "runbell"
import { de } from "./de.ts"
import { en } from "./en.ts"
import { es } from "./es.ts"
import { fr } from "./fr.ts"
import { ja } from "./ja.ts"
import { ko } from "./ko.ts"
import { ptBR } from "./ptBR.ts"
import { ru } from "./ru.ts"
import { zh } from "./zh.ts"

/** What a message tells of. */
export type Kind = "started" | "alert" | "finished" | "failed" | "stopped"

export interface Words {
  readonly title: string
  readonly sandboxAt: (url: string) => string
  readonly live: string
  readonly loading: string

  /** The three runs, one after the other. */
  readonly runs: { readonly finishes: string; readonly fails: string; readonly isStopped: string }

  readonly step: (step: string, steps: string) => string
  readonly loss: (value: string) => string
  readonly accuracy: (share: string) => string

  readonly accepted: { readonly sandbox: string; readonly live: string }
  readonly kind: Readonly<Record<Kind, string>>
  readonly insteadOf: (wanted: string) => string
  readonly nothing: string
  readonly noneRefused: string
  readonly refused: (answers: string) => string

  readonly keepOpenHint: string
  readonly liveHint: string
  readonly openUntilStopped: (url: string) => string

  readonly usage: string
  readonly unknownArgument: (argument: string) => string
  readonly unknownLanguage: (given: string, known: string) => string
  readonly noWebhook: string
  readonly trouble: (what: string) => string
}

const words: Readonly<Record<Language, Words>> = { en, zh, ja, ko, ru, de, fr, es, "pt-BR": ptBR }

const baseOf = (language: string): string => language.toLowerCase().split("-")[0] ?? ""

/** The words of a language that runbell speaks, such as `zh` or `zh-TW`, and English where it speaks it not. */
export const wordsIn = (language: string): Words => {
  const spoken = languages.find((spoken) => baseOf(spoken) === baseOf(language))
  return spoken === undefined ? en : words[spoken]
}
