/** The method reactions.add: the bot reacts to a message. */
import * as Effect from "effect/Effect"
import { isEmojiName } from "../page/emoji.ts"
import type { StoredMessage } from "../StoredMessage.ts"
import { type Call, channelIn, type Done, type Method } from "./Call.ts"
import { findMessage } from "./findMessage.ts"
import { type Refusal, refused } from "./Refusal.ts"
import { textIn } from "./readArguments.ts"

/** Kinds of reactions that one may add to a message: said by others, and not in the documentation. */
const most = 23

/** Slack's names are without colons; a tone of skin may follow. The workspace may know names of its own. */
const isKnown = (name: string, own: ReadonlyArray<string>): boolean => {
  const plain = name.replace(/::skin-tone-[2-6]$/u, "")
  return isEmojiName(plain) || own.includes(plain)
}

/** The reactions with the bot's; only the bot reacts here. */
const withReaction = (
  { reactions = [] }: StoredMessage,
  name: string
): Effect.Effect<StoredMessage["reactions"], Refusal> => {
  if (reactions.some((reaction) => reaction.name === name)) return Effect.fail(refused("already_reacted"))
  if (reactions.length >= most) return Effect.fail(refused("too_many_reactions"))
  return Effect.succeed([...reactions, { name, count: 1 }])
}

const run = (call: Call): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const ts = textIn(call.args, "timestamp") ?? ""
    if (ts === "" || (textIn(call.args, "channel") ?? "") === "")
      return yield* Effect.fail(refused("no_item_specified"))
    const channel = yield* channelIn(call)
    if (channel.state === "archived") return yield* Effect.fail(refused("is_archived"))
    const name = textIn(call.args, "name") ?? ""
    if (!isKnown(name, call.stores.settings.emoji)) return yield* Effect.fail(refused("invalid_name"))
    if (!/^\d+\.\d+$/u.test(ts)) return yield* Effect.fail(refused("bad_timestamp"))
    const reactions = yield* withReaction(yield* findMessage(call, channel, ts), name)
    yield* call.stores.messages.edit(ts, (message) => ({ ...message, reactions }))
    return { fields: {} }
  })

export const addReaction: Method = { tier: "three", scope: "reactions:write", takesJson: true, run }
