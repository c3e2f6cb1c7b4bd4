/** The method users.lookupByEmail: who has an e-mail address. */
import * as Effect from "effect/Effect"
import type { Json } from "../validate/Message.ts"
import { bot } from "./bot.ts"
import type { Call, Done, Method } from "./Call.ts"
import type { User } from "./makeUsers.ts"
import { missing, type Refusal, refused } from "./Refusal.ts"
import { textIn } from "./readArguments.ts"

const userObject = ({ id, email }: User): Json => {
  const [name = ""] = email.split("@")
  return {
    id,
    team_id: bot.team_id,
    name,
    deleted: false,
    real_name: name,
    is_bot: false,
    is_restricted: false,
    profile: { real_name: name, display_name: name, email, team: bot.team_id }
  }
}

const run = ({ args, stores }: Call): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const email = textIn(args, "email") ?? ""
    if (email === "") return yield* Effect.fail(missing("email"))
    const user = yield* Effect.mapError(Effect.flatten(stores.users.find(email)), () => refused("users_not_found"))
    return { fields: { user: userObject(user) } }
  })

export const lookupByEmail: Method = { tier: "three", scope: "users:read.email", takesJson: false, run }
