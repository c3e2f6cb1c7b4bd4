/** The people of the workspace while it runs, known by their e-mail addresses. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Ref from "effect/Ref"

/** One of them. */
export interface User {
  readonly id: string
  readonly email: string
}

/** The first id is the bot's. */
const makeUser = (index: number, email: string): User => ({ id: `U${String(index + 2).padStart(8, "0")}`, email })

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** Opens the workspace with nobody in it but the bot. */
export const makeUsers = Effect.map(Ref.make<ReadonlyArray<User>>([]), (users) => ({
  /** The person of that address, who joins when first asked for. */
  open: (email: string) =>
    Ref.modify(users, (all): readonly [User, ReadonlyArray<User>] => {
      const known = all.find((user) => isSame(user.email, email))
      const user = known ?? makeUser(all.length, email)
      return [user, known === undefined ? [...all, user] : all]
    }),
  find: (email: string) =>
    Effect.map(Ref.get(users), (all) => Option.fromNullable(all.find((user) => isSame(user.email, email))))
}))
