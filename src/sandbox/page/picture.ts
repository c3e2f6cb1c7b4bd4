/** Pictures: as blocks, beside a section, and small in a context. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { type Html, html, when } from "./Html.ts"
import { PlainText, plainWords } from "./TextObject.ts"
import { imageAddress } from "./webAddress.ts"

const File = Schema.Struct({ id: Schema.optional(Schema.String), url: Schema.optional(Schema.String) })

export const Picture = Schema.Struct({
  image_url: Schema.optional(Schema.String),
  slack_file: Schema.optional(File),
  alt_text: Schema.String
})

export const PictureBlock = Schema.Struct({ ...Picture.fields, title: Schema.optional(PlainText) })

/** The picture; where it cannot be loaded here, a frame with its description. */
export const picture = ({ image_url, slack_file, alt_text }: typeof Picture.Type): Html =>
  Option.match(imageAddress(image_url ?? ""), {
    onNone: () =>
      html`<span class="frame" title="${image_url ?? slack_file?.id ?? slack_file?.url}">${alt_text}</span>`,
    onSome: (address) => html`<img src="${address}" alt="${alt_text}" loading="lazy" referrerpolicy="no-referrer">`
  })

export const pictureBlock = ({ title, ...image }: typeof PictureBlock.Type): Html =>
  html`<figure>${when(title, (title) => html`<figcaption dir="auto">${plainWords(title)}</figcaption>`)}${picture(image)}</figure>`
