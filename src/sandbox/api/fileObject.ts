/** A file as the Web API shows it. Pure. */
import type { StoredFile } from "../StoredFile.ts"
import type { StoredMessage } from "../StoredMessage.ts"
import type { Json } from "../validate/Message.ts"
import { bot } from "./bot.ts"
import type { Channel } from "./Channel.ts"
import { type FileType, fileTypeNamed, fileTypeOf } from "./fileType.ts"
import { isReady, type Upload } from "./Upload.ts"

/** A message that shows the file, and where. */
interface Share {
  readonly channel: Channel
  readonly ts: string
  readonly threadTs: string | undefined
}

const sharesOf = (
  { id }: Upload,
  messages: ReadonlyArray<StoredMessage>,
  channels: ReadonlyArray<Channel>
): ReadonlyArray<Share> =>
  messages
    .filter(({ files = [] }) => files.some((file) => file.id === id))
    .flatMap(({ channel: name, ts, threadTs }) =>
      channels.filter((channel) => channel.name === name).map((channel) => ({ channel, ts, threadTs }))
    )

const shareObject = ({ channel, ts, threadTs }: Share): Json => ({
  ts,
  channel_name: channel.name.slice(1),
  team_id: bot.team_id,
  ...(threadTs === undefined ? {} : { thread_ts: threadTs })
})

const isDirect = ({ channel }: Share): boolean => channel.id.startsWith("D")

const byChannel = (shares: ReadonlyArray<Share>): Json =>
  Object.fromEntries(
    shares.map(({ channel }) => [
      channel.id,
      shares.filter((share) => share.channel.id === channel.id).map((share) => shareObject(share))
    ])
  )

type Described = Pick<Upload, "id" | "name" | "title" | "size"> & { readonly alt?: string | undefined }

/** What is known of it before Slack has looked through it. */
const identity = ({ id, name, title, alt, size }: Described, at: number): Json => {
  const address = `https://files.slack.com/files-pri/${bot.team_id}-${id}`
  const path = encodeURIComponent(name)
  return {
    id,
    created: Math.floor(at / 1_000),
    timestamp: Math.floor(at / 1_000),
    name,
    title,
    user: bot.user_id,
    size,
    mode: "hosted",
    editable: false,
    is_external: false,
    public_url_shared: false,
    url_private: `${address}/${path}`,
    url_private_download: `${address}/download/${path}`,
    permalink: `https://sandbox.slack.com/files/${bot.user_id}/${id}/${path}`,
    comments_count: 0,
    ...(alt === undefined ? {} : { alt_txt: alt })
  }
}

const kind = ({ mimetype, filetype, pretty }: FileType): Json => ({ mimetype, filetype, pretty_type: pretty })

/** The file in a message that shows it since then, in milliseconds since the epoch. */
export const fileSummary = (file: StoredFile, at: number): Json => ({
  ...identity(file, at),
  ...kind(fileTypeNamed(file.mimetype)),
  ...(file.pixels === undefined ? {} : { original_w: file.pixels.width, original_h: file.pixels.height })
})

/** While Slack looks through a file it says neither what it is nor where it is. */
const unprocessed: Json = { mimetype: "", filetype: "", pretty_type: "", channels: [], groups: [], ims: [], shares: {} }

const processed = (upload: Upload, shares: ReadonlyArray<Share>): Json => ({
  ...kind(fileTypeOf(upload.bytes ?? new Uint8Array())),
  is_public: shares.some((share) => !isDirect(share)),
  channels: shares.filter((share) => !isDirect(share)).map(({ channel }) => channel.id),
  groups: [],
  ims: shares.filter(isDirect).map(({ channel }) => channel.id),
  shares: shares.length === 0 ? {} : { public: byChannel(shares) }
})

/** What is told of it now, given what is posted by now. */
export const fileObject = (
  upload: Upload,
  messages: ReadonlyArray<StoredMessage>,
  channels: ReadonlyArray<Channel>,
  now: number
): Json => ({
  ...identity(upload, upload.at),
  ...(isReady(upload, now) ? processed(upload, sharesOf(upload, messages, channels)) : unprocessed)
})
