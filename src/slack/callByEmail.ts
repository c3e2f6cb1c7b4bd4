/** Has a message call the people whom its run names by e-mail address: a bot can look up who they are (Slack's page "users.lookupByEmail"). */
import * as Effect from "effect/Effect"
import type { Block, Leaf } from "./BlockKit.ts"
import type { Message } from "./Message.ts"
import { mentionedIn } from "./mentioning.ts"
import type { WebApi } from "./WebApi.ts"

const addressesIn = (message: Message): ReadonlyArray<string> =>
  mentionedIn(message).flatMap((mention) => (mention._tag === "Email" ? [mention.address] : []))

const idIn = ({ user }: Readonly<Record<string, unknown>>): string | undefined => {
  const id: unknown = typeof user === "object" && user !== null ? Reflect.get(user, "id") : undefined
  return typeof id === "string" && /^[UW][A-Z0-9]{1,20}$/u.test(id) ? id : undefined
}

type Users = ReadonlyMap<string, string | undefined>

const called = (leaf: Leaf, users: Users): Leaf => {
  const id = leaf.type === "text" && leaf.style?.bold === true ? users.get(leaf.text) : undefined
  return id === undefined ? leaf : { type: "user", user_id: id }
}

/** What a line that calls people is made of, see `mentionLeaves`: nobody is called in the middle of a sentence. */
const isCalling = (leaf: Leaf, users: Users): boolean => {
  if (leaf.type !== "text") return leaf.type !== "link"
  return leaf.style?.bold === true ? users.has(leaf.text) : leaf.text === " " || !/\s/u.test(leaf.text)
}

/** The people to call stand in lines of their own. An address that a program printed calls nobody. */
const callingIn =
  (users: Users) =>
  (block: Block): Block => {
    if (block.type !== "rich_text") return block
    const [section, ...sections] = block.elements
    const [first, ...leaves] = section.elements
    if (section.type !== "rich_text_section" || !section.elements.every((leaf) => isCalling(leaf, users))) return block
    const calling = [called(first, users), ...leaves.map((leaf) => called(leaf, users))] as const
    return { ...block, elements: [{ ...section, elements: calling }, ...sections] }
  }

const withUsers = ({ blocks: [first, ...rest], ...message }: Message, users: Users): Message => {
  const calling = callingIn(users)
  return { ...message, blocks: [calling(first), ...rest.map(calling)] }
}

const notFound = (code: string): Effect.Effect<void> =>
  Effect.logWarning(
    code === "missing_scope"
      ? "runbell: nobody is called by e-mail address: give the bot the scope users:read.email, and install it again."
      : "runbell: nobody is called by an e-mail address that no account in this workspace has."
  )

/** Asks once for each address. Who cannot be found is shown by the address. */
export const makeCallByEmail = (api: WebApi): ((message: Message) => Effect.Effect<Message>) => {
  const users = new Map<string, string | undefined>()
  const lookUp = (email: string) =>
    api("users.lookupByEmail", { email }).pipe(
      Effect.map(idIn),
      Effect.catchTag("ApiRefused", ({ code }) => Effect.as(notFound(code), undefined)),
      Effect.map((id) => void users.set(email, id)),
      Effect.catchAll(() => Effect.void) // the next message asks again
    )
  return (message) => {
    const addresses = addressesIn(message)
    if (addresses.length === 0) return Effect.succeed(message)
    return Effect.forEach(
      addresses.filter((address) => !users.has(address)),
      lookUp,
      { discard: true }
    ).pipe(Effect.map(() => withUsers(message, new Map(addresses.map((address) => [address, users.get(address)])))))
  }
}
