/** Builds HTML in which text from outside can only ever be text: whatever is put into a template is escaped. */

/** Markup of our own making. Only {@link html} makes one. */
class Markup {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

/** A piece of HTML that is known to be whole. */
export type Html = Markup

/** What a template takes: text is escaped, HTML is kept, lists are joined, `undefined` leaves nothing. */
export type Part = string | number | Html | undefined | ReadonlyArray<Part>

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
}

/** Half a surrogate pair has no UTF-8, and NUL is no character of HTML: both become the replacement character. */
const escape = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll("\0", "\uFFFD")
    .replace(/[&<>"']/gu, (character) => entities[character] ?? "")

const written = (part: Part): string => {
  if (part === undefined) return ""
  if (part instanceof Markup) return part.markup
  return typeof part === "object" ? part.map(written).join("") : escape(String(part))
}

/** HTML from a template. Attributes in it stand in double quotes, so that the escape holds there too. */
export const html = (markup: TemplateStringsArray, ...parts: ReadonlyArray<Part>): Html =>
  new Markup(String.raw({ raw: markup }, ...parts.map(written)))

/** What is drawn of a value; nothing when there is none. */
export const when = <A>(value: A | undefined, draw: (value: A) => Part): Part =>
  value === undefined ? undefined : draw(value)
