/** A font that may be there, and the fonts that a picture is drawn with. */

export interface Font {
  readonly family: string
  /** Its files in their weights; throws where one cannot be read. */
  readonly read: () => ReadonlyArray<Uint8Array>
}

export interface Fonts {
  readonly files: ReadonlyArray<Uint8Array>
  /** Of what is written in it; what it lacks is taken from the other files. */
  readonly family: string
}
