/** A file that was uploaded, as messages show it. */
import * as Schema from "effect/Schema"

/**
 * What the sandbox knows of an uploaded file. Its bytes are at `/sandbox/files/<id>`.
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
 * @since 0.1.0
 */
export type FileState = "uploaded" | "processing" | "ready"

/**
 * A file with its bytes.
 *
 * @since 0.1.0
 */
export interface UploadedFile extends StoredFile {
  readonly bytes: Uint8Array
  readonly state: FileState
}
