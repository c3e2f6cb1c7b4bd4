/** What a bot's notifiers and editors share. */
import * as Effect from "effect/Effect"
import type * as Option from "effect/Option"
import type { Cards } from "./Cards.ts"
import { type CardEdits, makeCardEdits } from "./cardEdits.ts"
import { type Forms, makeForms } from "./forms.ts"
import { type Draw, Plotter } from "./Plotter.ts"
import type { Upload } from "./Upload.ts"
import type { WebApi } from "./WebApi.ts"

/** How a channel is reached. */
export interface Reach {
  readonly api: WebApi
  readonly upload: Upload
  /** Its id or its name, or a person's id. */
  readonly channel: string
  readonly cards: Cards
}

/** With what belongs to this process. */
export interface BotParts extends Reach {
  /** Who draws pictures, if anybody does. */
  readonly draw: Option.Option<Draw>
  readonly edits: CardEdits
  readonly forms: Forms
}

/** The parts, with the `Plotter` and the `SlackPolicy` in force. */
export const makeBotParts = (reach: Reach): Effect.Effect<BotParts> =>
  Effect.zipWith(Plotter, makeCardEdits, (draw, edits) => ({ ...reach, draw, edits, forms: makeForms() }))
