/** Reads HTML as strictly as the page writes it: what a lenient browser would repair is an error here. */

/** An element as it was written. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Array<Element | string>
}

const voids = new Set(["img", "hr", "meta", "link"])

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" }

const decode = (text: string): string =>
  text.replace(/&([^;&]*);?/gu, (whole, name: string) => {
    const character = whole.endsWith(";") ? entities[name] : undefined
    if (character === undefined) throw new Error(`An ampersand that is not escaped: ${whole}`)
    return character
  })

const token = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*)( \/)?>|([^<>]+)/guy
const attribute = / ([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?/gu

const attributesOf = (written: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from(written.matchAll(attribute), ([, name = "", value = ""]) => [name, decode(value)]))

/** The root holds what is read. */
export const readHtml = (markup: string): Element => {
  const root: Element = { name: "", attributes: {}, children: [] }
  const open = [root]
  let done = 0
  for (const match of markup.matchAll(token)) {
    const [whole, closing, name = "", attributes = "", selfClosing, text] = match
    const parent = open.at(-1) ?? root
    done = match.index + whole.length
    if (text !== undefined) parent.children.push(decode(text))
    else if (closing === "/") {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes what it did not open`)
    } else {
      const element: Element = { name, attributes: attributesOf(attributes), children: [] }
      parent.children.push(element)
      if (selfClosing === undefined && !voids.has(name)) open.push(element)
    }
  }
  if (done !== markup.length) throw new Error(`Not strict HTML: ${markup.slice(done, done + 80)}`)
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is never closed`)
  return root
}

/** Every element in it, in order. */
export const elements = (within: Element): ReadonlyArray<Element> =>
  within.children.flatMap((child) => (typeof child === "string" ? [] : [child, ...elements(child)]))

/** The elements of a name or, with a dot, of a class. */
export const all = (within: Element, what: string): ReadonlyArray<Element> =>
  elements(within).filter(({ name, attributes }) =>
    what.startsWith(".") ? (attributes.class ?? "").split(" ").includes(what.slice(1)) : name === what
  )

/** The first of {@link all}. */
export const first = (within: Element, what: string): Element => {
  const [found] = all(within, what)
  if (found === undefined) throw new Error(`There is no ${what}`)
  return found
}

/** What a reader reads of it. */
export const textOf = (within: Element): string =>
  within.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("")

/** The names of its elements, in order. */
export const shapeOf = (within: Element): string =>
  elements(within)
    .map(({ name }) => name)
    .join(" ")
