/** Images, as a block and as an element, by Slack's reference pages "Image block" and "Image element". */
import * as Schema from "effect/Schema"
import { block, maybe, pattern, present, text, typed, url } from "./shape.ts"
import { plainText } from "./textObject.ts"

const slackFile = Schema.Struct({ id: maybe(pattern(/^[F][A-Z0-9]{8,}$/u)), url: maybe(url) }).pipe(
  Schema.filter((file) => present(file, "id", "url") === 1 || "must define either `id` or `url`")
)

const source = { image_url: maybe(url), slack_file: maybe(slackFile), alt_text: text(2_000) }

const hasOneSource = (image: object) =>
  present(image, "image_url", "slack_file") === 1 || "must define either `slack_file` or `image_url`"

/** The block. */
export const imageBlock = block("image", { ...source, title: maybe(plainText(2_000)) }).pipe(
  Schema.filter(hasOneSource)
)

/** The element of a context, a section or a card. */
export const imageElement = typed("image", source).pipe(Schema.filter(hasOneSource))
