/** How the program is called, the same in every language. */
import { languages } from "runbell"

export const synopsis = `npm start -- [--lang ${languages.join("|")}] [--keep-open] [--live]`
