/** One call of the Web API while it is carried out, and what every method may ask about it. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Stores } from "../Stores.ts"
import type { Json } from "../validate/Message.ts"
import { type Channel, isChannelId } from "./Channel.ts"
import { missing, type Refusal, refused } from "./Refusal.ts"
import { textIn } from "./readArguments.ts"
import type { Tier } from "./tier.ts"

/** A call whose sender is known. */
export interface Call {
  readonly args: Json
  readonly stores: Stores
  readonly scopes: ReadonlyArray<string>
}

/** What a method answers when it does not refuse: its fields, and what it remarks. */
export interface Done {
  readonly fields: Json
  readonly warnings?: ReadonlyArray<string>
}

/** A method of the Web API. */
export interface Method {
  readonly tier: Tier
  /** The scope without which no call of it is taken. */
  readonly scope?: string | undefined
  /** Whether it takes its arguments as JSON too, and not only as a form. */
  readonly takesJson: boolean
  readonly run: (call: Call) => Effect.Effect<Done, Refusal>
}

/** A scope that depends on the channel. */
export const requireScope = ({ scopes }: Pick<Call, "scopes">, needed: string): Effect.Effect<void, Refusal> =>
  scopes.includes(needed) ? Effect.void : Effect.fail(refused("missing_scope", { needed, provided: scopes.join(",") }))

const find = ({ stores }: Call, given: string, otherwise: string): Effect.Effect<Channel, Refusal> =>
  stores.channels
    .find(given)
    .pipe(
      Effect.map(Option.filter(({ state }) => state !== "private")),
      Effect.flatMap(Option.match({ onNone: () => Effect.fail(refused(otherwise)), onSome: Effect.succeed }))
    )

const given = ({ args }: Call): Effect.Effect<string, Refusal> => {
  const channel = textIn(args, "channel")
  return channel === undefined || channel === "" ? Effect.fail(missing("channel")) : Effect.succeed(channel)
}

/** The channel that a call names by its id; one that the bot cannot see does not exist for it. */
export const channelIn = (call: Call, otherwise = "channel_not_found"): Effect.Effect<Channel, Refusal> =>
  Effect.flatMap(given(call), (channel) =>
    isChannelId(channel) ? find(call, channel, otherwise) : Effect.fail(refused(otherwise))
  )

const namedChannel = (call: Call) => Effect.flatMap(given(call), (channel) => find(call, channel, "channel_not_found"))

/** The channel, by its id or its name, if the bot may post there. */
export const postableChannel = (call: Call): Effect.Effect<Channel, Refusal> =>
  Effect.flatMap(namedChannel(call), (channel) => {
    if (channel.state === "archived") return Effect.fail(refused("is_archived"))
    return channel.state === "joined" || call.scopes.includes("chat:write.public")
      ? Effect.succeed(channel)
      : Effect.fail(refused("not_in_channel"))
  })
