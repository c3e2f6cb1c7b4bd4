/** The words of `runbell init` in each language. */
import type { SpokenLanguage } from "../../spokenLanguage.ts"
import type { InitWords } from "../InitWords.ts"
import { en } from "./en.ts"
import { ja } from "./ja.ts"
import { zh } from "./zh.ts"

export const wordsIn: Readonly<Record<SpokenLanguage, InitWords>> = { en, zh, ja }
