/** The commands' words in each language. */
import type { SpokenLanguage } from "../../settings/spokenLanguage.ts"
import type { CommandWords } from "./CommandWords.ts"
import { en } from "./en.ts"
import { ja } from "./ja.ts"
import { zh } from "./zh.ts"

export const wordsIn: Readonly<Record<SpokenLanguage, CommandWords>> = { en, zh, ja }
