/** The help of the options in each language. Only help loads it, never a run. */
import type { SpokenLanguage } from "../spokenLanguage.ts"
import { en } from "./en.ts"
import { ja } from "./ja.ts"
import type { OptionWords } from "./OptionWords.ts"
import { zh } from "./zh.ts"

export const helpIn: Readonly<Record<SpokenLanguage, OptionWords>> = { en, zh, ja }
