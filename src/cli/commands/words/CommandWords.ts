/** What the commands say in a language. A missing or a surplus phrase is a compile error. */
import type { en } from "./en.ts"

export type CommandWords = { readonly [Phrase in keyof typeof en]: string }
