/** One upload on its way: announced, its bytes received, completed, and looked through by Slack. Pure. */
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import type { FileState, StoredFile, UploadedFile } from "../StoredFile.ts"
import { fileTypeOf, isPicture, isText, pixelsOf } from "./fileType.ts"

/** What is known of it. Times are in milliseconds since the epoch. */
export interface Upload {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly alt: string | undefined
  readonly at: number
  readonly bytes: Uint8Array | undefined
  readonly title: string
  /** When it can be shown; `undefined` before it is completed. */
  readonly readyAt: number | undefined
}

/** Why bytes are not taken. */
export type NotReceived = "not_found" | "wrong_size"

/** One file of those that are completed together. */
export interface Completion {
  readonly id: string
  readonly title: string | undefined
}

/** What is said of a file before its bytes are sent. */
export type Announced = Pick<Upload, "name" | "size" | "alt" | "at">

/** The upload number `index`, counted from none. */
export const makeUpload = (index: number, announced: Announced): Upload => ({
  ...announced,
  id: `F${String(index + 1).padStart(8, "0")}`,
  title: announced.name,
  bytes: undefined,
  readyAt: undefined
})

/** The last part of the address that the bytes go to. */
export const ticketOf = ({ id }: Upload): string => `${id}-${"X".repeat(24)}`

/** A text without the tickets in it: who has one can send the bytes. */
export const withoutTickets = (text: string): string => text.replaceAll(/(F[A-Z0-9]{8,})-X{24}/gu, "$1-…")

const stateAt = ({ readyAt }: Upload, now: number): FileState => {
  if (readyAt === undefined) return "uploaded"
  return now >= readyAt ? "ready" : "processing"
}

/** The upload with its bytes, or why they are not taken; Slack documents no words for it. */
export const received = (
  uploads: ReadonlyArray<Upload>,
  ticket: string,
  bytes: Uint8Array
): Either.Either<Upload, NotReceived> => {
  const found = uploads.find((upload) => ticketOf(upload) === ticket && upload.readyAt === undefined)
  if (found === undefined) return Either.left("not_found")
  return found.size === bytes.length ? Either.right({ ...found, bytes }) : Either.left("wrong_size")
}

/** The upload that is to be completed, which it can be once, and only with its bytes. */
export const completed = (
  uploads: ReadonlyArray<Upload>,
  { id, title }: Completion,
  readyAt: number
): Option.Option<Upload> => {
  const found = uploads.find((upload) => upload.id === id && upload.bytes !== undefined && upload.readyAt === undefined)
  return Option.map(Option.fromNullable(found), (found) => ({ ...found, title: title ?? found.title, readyAt }))
}

/** Those that are changed in the place of what they were. */
export const replaced = (uploads: ReadonlyArray<Upload>, changed: ReadonlyArray<Upload>): ReadonlyArray<Upload> =>
  uploads.map((upload) => changed.find(({ id }) => id === upload.id) ?? upload)

/** Whether it can be shown. */
export const isReady = (upload: Upload, now: number): boolean => stateAt(upload, now) === "ready"

/** How much of a text is kept with a message: as much as a reader might look at. In UTF-16 code units. */
const longestText = 20_000

const textIn = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).slice(0, longestText)

/** What is kept of it in a message. */
export const storedFile = ({ id, name, title, alt, bytes = new Uint8Array(), size }: Upload): StoredFile => {
  const { mimetype } = fileTypeOf(bytes)
  const pixels = pixelsOf(bytes)
  return {
    id,
    name,
    title,
    mimetype,
    size,
    ...(alt === undefined ? {} : { alt }),
    ...(pixels === undefined ? {} : { pixels }),
    ...(isText(mimetype) ? { text: textIn(bytes) } : {})
  }
}

/** The file with its bytes, once they have arrived. */
export const uploadedFile = (upload: Upload, now: number): UploadedFile | undefined =>
  upload.bytes === undefined ? undefined : { ...storedFile(upload), bytes: upload.bytes, state: stateAt(upload, now) }

const idIn = (url: string): string | undefined => /[/-](F[A-Z0-9]{8,})(?:\/|$)/u.exec(url)?.[1]

/** The `slack_file` of an image: by its id, or by an address that Slack gave for it. */
export interface FileReference {
  readonly id?: unknown
  readonly url?: unknown
}

/** Whether an image may show the file: it is there, it is a picture, and Slack is done with it. */
export const canBeShown =
  (uploads: ReadonlyArray<Upload>, now: number) =>
  ({ id, url }: FileReference): boolean => {
    const wanted = id ?? (typeof url === "string" ? idIn(url) : undefined)
    const found = uploads.find((upload) => upload.id === wanted)
    return found?.bytes !== undefined && isReady(found, now) && isPicture(fileTypeOf(found.bytes).mimetype)
  }
