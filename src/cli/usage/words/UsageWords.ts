/** What is said in a language of what was typed or set wrongly. A missing or a surplus phrase is a compile error. */
import type { en } from "./en.ts"

export type UsageWords = typeof en
