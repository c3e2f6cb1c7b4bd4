/** Pictures: as blocks, beside a section, and small in a context. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { type Html, html, type Part, when } from "./Html.ts"
import type { FileContent, Known } from "./Known.ts"
import { PlainText, plainWords } from "./TextObject.ts"
import { imageAddress } from "./webAddress.ts"

const File = Schema.Struct({ id: Schema.optional(Schema.String), url: Schema.optional(Schema.String) })

export const Picture = Schema.Struct({
  image_url: Schema.optional(Schema.String),
  slack_file: Schema.optional(File),
  alt_text: Schema.String
})

export const PictureBlock = Schema.Struct({ ...Picture.fields, title: Schema.optional(PlainText) })

const sizeOf = ({ pixels }: FileContent): Part =>
  when(pixels, ({ width, height }) => html` width="${width}" height="${height}"`)

/** A picture that was uploaded. */
export const uploaded = (content: FileContent, alt: string): Html =>
  html`<img src="${content.source}" alt="${alt}"${sizeOf(content)} loading="lazy" referrerpolicy="no-referrer">`

/** Whether the browser can show it as a picture. */
export const isPicture = ({ mimetype }: { readonly mimetype: string }): boolean =>
  ["image/png", "image/jpeg", "image/gif"].includes(mimetype)

/** Slack gives a file's address in several forms; in each its id stands alone or behind the team's. */
const idIn = (url: string): string | undefined => /[/-](F[A-Z0-9]{8,})(?:\/|$)/u.exec(url)?.[1]

const contentOf = ({ id, url = "" }: typeof File.Type, known: Known): FileContent | undefined => {
  const content = known.contentOf(id ?? idIn(url) ?? "")
  return content !== undefined && isPicture(content) ? content : undefined
}

/** The picture; where it cannot be loaded here, a frame with its description. */
export const picture = ({ image_url, slack_file, alt_text }: typeof Picture.Type, known: Known): Html => {
  const content = slack_file === undefined ? undefined : contentOf(slack_file, known)
  if (content !== undefined) return uploaded(content, alt_text)
  return Option.match(imageAddress(image_url ?? ""), {
    onNone: () =>
      html`<span class="frame" title="${image_url ?? slack_file?.id ?? slack_file?.url}">${alt_text}</span>`,
    onSome: (address) => html`<img src="${address}" alt="${alt_text}" loading="lazy" referrerpolicy="no-referrer">`
  })
}

export const pictureBlock = ({ title, ...image }: typeof PictureBlock.Type, known: Known): Html =>
  html`<figure>${when(title, (title) => html`<figcaption dir="auto">${plainWords(title)}</figcaption>`)}${picture(image, known)}</figure>`
