/** What the page knows beside a message: who bears an id, and what is in a file. */

/** A file's content, as far as the page shows it. */
export interface FileContent {
  /** Where the browser finds the picture or the file: a path of the sandbox, or a `data:` address. */
  readonly source: string
  readonly mimetype: string
  /** A picture's size in pixels: with it nothing moves when the picture has loaded. */
  readonly pixels?: { readonly width: number; readonly height: number } | undefined
  /** What a text file says. */
  readonly text?: string | undefined
}

/** Looks up what messages only name. */
export interface Known {
  /** The name that belongs to an id of a person, group or channel, without its sign. */
  readonly nameOf: (id: string) => string | undefined
  readonly contentOf: (fileId: string) => FileContent | undefined
}

export const nothingKnown: Known = { nameOf: () => undefined, contentOf: () => undefined }
