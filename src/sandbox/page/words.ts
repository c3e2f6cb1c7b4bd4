/** The page's own words, each in the reader's language by the script; without it, in English. */
import { type Html, html } from "./Html.ts"
import { de } from "./words/de.ts"
import { en } from "./words/en.ts"
import { es } from "./words/es.ts"
import { fr } from "./words/fr.ts"
import { ja } from "./words/ja.ts"
import { ko } from "./words/ko.ts"
import { pt } from "./words/pt.ts"
import { ru } from "./words/ru.ts"
import type { Words } from "./words/Words.ts"
import { zh } from "./words/zh.ts"

export const words: Readonly<Record<string, Words>> = { en, zh, ja, ko, ru, de, fr, es, pt }

/** The names of those that count nothing. */
type Phrase = { [Name in keyof Words]: Words[Name] extends string ? Name : never }[keyof Words]

/** The names of those that count something. */
type Counted = Exclude<keyof Words, Phrase>

/** A phrase in English, marked so that the script can put the reader's language in its place. */
export const phrase = (name: Phrase): Html => html`<span data-word="${name}">${en[name]}</span>`

/** A number of things. */
export const counted = (name: Counted, count: number): Html =>
  html`<span class="counted" data-counted="${name}" data-count="${count}">${(count === 1 ? en[name].one : en[name].other).replace("{n}", String(count))}</span>`

/** The same for a tooltip: attributes to put on an element. */
export const tooltip = (name: Phrase): Html => html`title="${en[name]}" data-tooltip="${name}"`

/** The same for what a screen reader says of an element. */
export const label = (name: Phrase): Html => html`aria-label="${en[name]}" data-label="${name}"`
