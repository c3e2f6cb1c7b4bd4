/** What this example says in the terminal; the messages in Slack are worded by runbell itself. */
import { en } from "./en.ts"
import { ja } from "./ja.ts"
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

const words: Readonly<Record<string, Words>> = { en, zh, ja }

/** The words of a language that runbell speaks, such as `zh` or `zh-TW`. */
export const wordsIn = (language: string): Words => words[language.split("-")[0] ?? ""] ?? en
