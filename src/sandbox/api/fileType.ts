/** What a file is, by its bytes: its name may say anything. Pure. */
import * as Option from "effect/Option"

/** A kind of file. */
export interface FileType {
  readonly mimetype: string
  /** Slack's own word for it. */
  readonly filetype: string
  readonly pretty: string
}

const startsWith = (bytes: Uint8Array, ...start: ReadonlyArray<number>): boolean =>
  start.every((byte, index) => bytes[index] === byte)

const decode = Option.liftThrowable((bytes: Uint8Array) => new TextDecoder("utf-8", { fatal: true }).decode(bytes))

const isUtf8 = (bytes: Uint8Array): boolean => Option.exists(decode(bytes), (text) => !text.includes("\0"))

/** The pictures that Slack's page "Image block" names; then text; all else is only bytes. */
const types = {
  png: { mimetype: "image/png", filetype: "png", pretty: "PNG" },
  jpeg: { mimetype: "image/jpeg", filetype: "jpg", pretty: "JPEG" },
  gif: { mimetype: "image/gif", filetype: "gif", pretty: "GIF" },
  text: { mimetype: "text/plain", filetype: "text", pretty: "Plain Text" },
  binary: { mimetype: "application/octet-stream", filetype: "binary", pretty: "Binary" }
} as const satisfies Readonly<Record<string, FileType>>

/** Pictures are known by their first bytes. */
export const fileTypeOf = (bytes: Uint8Array): FileType => {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return types.png
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return types.jpeg
  if (startsWith(bytes, 0x47, 0x49, 0x46, 0x38)) return types.gif
  return isUtf8(bytes) ? types.text : types.binary
}

/** The kind of that media type. */
export const fileTypeNamed = (mimetype: string): FileType =>
  Object.values(types).find((type) => type.mimetype === mimetype) ?? types.binary

/** Whether an image block can show it. */
export const isPicture = (mimetype: string): boolean => mimetype.startsWith("image/")

/** Whether a reader can be shown it as it is. */
export const isText = (mimetype: string): boolean => mimetype === types.text.mimetype

/** A PNG says how large it is behind its first bytes (its specification, "IHDR"); of other pictures it is not looked up. */
export const pixelsOf = (bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined => {
  if (fileTypeOf(bytes) !== types.png || bytes.length < 24) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
