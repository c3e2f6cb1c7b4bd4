/** These words in each language. Only who has to say them loads it. */
import type { SpokenLanguage } from "../../settings/spokenLanguage.ts"
import { en } from "./en.ts"
import { ja } from "./ja.ts"
import type { UsageWords } from "./UsageWords.ts"
import { zh } from "./zh.ts"

export const wordsIn: Readonly<Record<SpokenLanguage, UsageWords>> = { en, zh, ja }
