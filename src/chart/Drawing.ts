/** What the thread that draws is asked, and what it answers. */
import type { Curve } from "../domain/Curve.ts"
import type { Picture } from "../slack/Message.ts"

export interface Drawing {
  readonly curves: ReadonlyArray<Curve>
  readonly words: Picture
}

export type Answer =
  | { readonly _tag: "Drawn"; readonly png: Uint8Array }
  | { readonly _tag: "NotDrawn"; readonly reason: string }
