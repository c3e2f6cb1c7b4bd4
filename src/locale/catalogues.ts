/** The phrases of the languages that runbell speaks. Pure. */
import * as Option from "effect/Option"
import type { Catalogue } from "./Catalogue.ts"
import { de } from "./de.ts"
import { en } from "./en.ts"
import { es } from "./es.ts"
import { fr } from "./fr.ts"
import { ja } from "./ja.ts"
import { ko } from "./ko.ts"
import { type Language, languageOf } from "./languages.ts"
import { ptBR } from "./ptBR.ts"
import { ru } from "./ru.ts"
import { zh } from "./zh.ts"

const catalogues: Readonly<Record<Language, Catalogue>> = { en, zh, ja, ko, ru, de, fr, es, "pt-BR": ptBR }

/** The phrases of {@link languageOf}: each region of a language has the same. */
export const catalogueOf = (tag: string): Option.Option<Catalogue> =>
  Option.map(languageOf(tag), (language) => catalogues[language])
