/** The doctor's words in each language. */
import type { SpokenLanguage } from "../../settings/spokenLanguage.ts"
import type { DoctorWords } from "../DoctorWords.ts"
import { en } from "./en.ts"
import { ja } from "./ja.ts"
import { zh } from "./zh.ts"

export const wordsIn: Readonly<Record<SpokenLanguage, DoctorWords>> = { en, zh, ja }
