/** The channels of the workspace while it runs. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Ref from "effect/Ref"
import { defaultChannel } from "../Workspace.ts"
import { type Channel, type ChannelState, canBeOpened, findChannel, makeChannel, nameOf } from "./Channel.ts"

/** Opens the workspace with its default channel, which the bot is in. */
export const makeChannels = Effect.map(
  Ref.make<ReadonlyArray<Channel>>([makeChannel(0, defaultChannel)]),
  (channels) => {
    /** The channel, made with the bot in it when it is first asked for. */
    const open = (given: string) =>
      Ref.modify(channels, (all): readonly [Channel, ReadonlyArray<Channel>] => {
        const known = findChannel(all, given)
        const channel = known ?? makeChannel(all.length, nameOf(given))
        return [channel, known === undefined ? [...all, channel] : all]
      })
    return {
      open,
      all: Ref.get(channels),
      find: (given: string): Effect.Effect<Option.Option<Channel>> =>
        canBeOpened(given)
          ? Effect.asSome(open(given))
          : Effect.map(Ref.get(channels), (all) => Option.fromNullable(findChannel(all, given))),
      setState: (given: string, state: ChannelState) =>
        Effect.zipRight(
          open(given),
          Ref.update(channels, (all) =>
            all.map((channel) => (channel.name === nameOf(given) ? { ...channel, state } : channel))
          )
        )
    }
  }
)
