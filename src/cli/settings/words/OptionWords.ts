/** What help says of each option. A missing or a surplus one is a compile error. */
import type { OptionName } from "../options.ts"

export type OptionWords = Readonly<Record<OptionName, string>>
