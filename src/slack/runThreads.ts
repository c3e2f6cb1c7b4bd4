/** Posts of a bot: into the channel, or into the thread of the card of the run that they belong to. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Run } from "../domain/Run.ts"
import type { BotParts } from "./BotParts.ts"
import type { Card } from "./Cards.ts"
import type { Body, Shown, Taken } from "./forms.ts"
import { isThreadRefusal } from "./isThreadRefusal.ts"
import { makePost, type Place, type Posted } from "./posting.ts"
import type { Sending } from "./Sending.ts"
import type { SlackError } from "./SlackError.ts"
import { cardKey } from "./showCard.ts"

export interface RunThreads {
  /** The channel's id, once it is known. */
  readonly channelId: () => string | undefined
  /** The run's card, if it has one. */
  readonly cardOfRun: (run: Run | undefined) => Effect.Effect<Card | undefined>
  /** Posts of this message into the channel, in whatever form. */
  readonly toChannel: (sending: Sending) => (body: Body) => Effect.Effect<Posted, SlackError>
  /** Shows it in the thread of the run's card; in the channel where there is none, or Slack wants nothing in it. */
  readonly show: (
    run: Run | undefined,
    shown: Shown,
    sending: Sending,
    broadcast: boolean
  ) => Effect.Effect<Taken<Posted>, SlackError>
}

const isChannelId = (channel: string): boolean => /^[CDG][A-Z0-9]{7,}$/u.test(channel)

export const makeRunThreads = ({ api, cards, channel, forms }: BotParts): RunThreads => {
  /** A name is good for posting alone; the first answer tells the id. */
  let id = isChannelId(channel) ? channel : undefined

  const postAt = (place: Place, { key, inDoubt, turns }: Sending) => {
    const post = makePost(api, { ...place, id: place.id ?? id }, key, inDoubt, turns.again)
    return (body: Body) =>
      Effect.tap(turns.post(Effect.suspend(() => post(body))), (posted) =>
        Effect.sync(() => {
          id = posted.channel
        })
      )
  }

  const toChannel: RunThreads["toChannel"] = (sending) => postAt({ channel }, sending)

  const cardOfRun: RunThreads["cardOfRun"] = (run) =>
    run === undefined ? Effect.succeed(undefined) : Effect.map(cards.recall(cardKey(run)), Option.getOrUndefined)

  const show = Effect.fnUntraced(function* (
    run: Run | undefined,
    shown: Shown,
    sending: Sending,
    broadcast: boolean
  ): Effect.fn.Return<Taken<Posted>, SlackError> {
    const inChannel = Effect.suspend(() => forms.send(shown, toChannel(sending)))
    const card = yield* cardOfRun(run)
    if (card === undefined) return yield* inChannel
    const thread = { channel: card.channel, id: card.channel, thread: card.ts, broadcast }
    return yield* Effect.catchIf(forms.send(shown, postAt(thread, sending)), isThreadRefusal, () => inChannel)
  })

  return { channelId: () => id, cardOfRun, toChannel, show }
}
