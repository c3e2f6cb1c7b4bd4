/** A file that was uploaded, as messages show it. */
import * as Schema from "effect/Schema"

/**
 * What the sandbox knows of an uploaded file. Its bytes are at `/sandbox/files/<id>`.
 *
 * @example
 * import type { StoredFile, StoredMessage } from "runbell/testing"
 * const isPicture = ({ mimetype }: StoredFile) => mimetype === "image/png"
 * const descriptions = ({ files = [] }: StoredMessage) => files.filter(isPicture).map(({ alt }) => alt)
 *
 * @since 0.1.0
 */
export const StoredFile = Schema.Struct({
  /** Slack's id of a file, `F0123456789`. */
  id: Schema.String,
  name: Schema.String,
  title: Schema.String,
  /** Such as `image/png`. */
  mimetype: Schema.String,
  /** In bytes. */
  size: Schema.Number,
  /** What a screen reader says of a picture. */
  alt: Schema.optional(Schema.String),
  /** A picture's size in pixels, where it is known. */
  pixels: Schema.optional(Schema.Struct({ width: Schema.Number, height: Schema.Number })),
  /** The text of a snippet, or its beginning. */
  text: Schema.optional(Schema.String)
}).annotations({ identifier: "StoredFile" })

/**
 * @since 0.1.0
 */
export type StoredFile = typeof StoredFile.Type

/**
 * How far a file has come: its bytes have arrived (`uploaded`), its upload is completed and Slack looks through it
 * (`processing`), or it can be shown (`ready`).
 *
 * @example
 * import { Effect } from "effect"
 * import { type FileState, SlackSandbox } from "runbell/testing"
 * const inState = (wanted: FileState) =>
 *   Effect.flatMap(SlackSandbox, ({ files }) => Effect.map(files, (all) => all.filter(({ state }) => state === wanted)))
 * const ready = inState("ready")
 *
 * @since 0.1.0
 */
export type FileState = "uploaded" | "processing" | "ready"

/**
 * A file with its bytes.
 *
 * @example
 * import { Effect } from "effect"
 * import { SlackSandbox, type UploadedFile } from "runbell/testing"
 * const textOf = ({ bytes }: UploadedFile) => new TextDecoder().decode(bytes)
 * const test = Effect.flatMap(SlackSandbox, ({ files }) => Effect.map(files, (all) => all.map(textOf)))
 *
 * @since 0.1.0
 */
export interface UploadedFile extends StoredFile {
  readonly bytes: Uint8Array
  readonly state: FileState
}
