/** Has a message call the people whom its run names by e-mail address: a bot can look up who they are (Slack's page "users.lookupByEmail"). */
import * as Effect from "effect/Effect"
import type { Mention } from "../domain/Mention.ts"
import type { RunEvent } from "../domain/RunEvent.ts"
import type { Leaf } from "./BlockKit.ts"
import type { Message } from "./Message.ts"
import type { WebApi } from "./WebApi.ts"

const addressesIn = (event: RunEvent): ReadonlyArray<string> =>
  "mentions" in event
    ? event.mentions.flatMap((mention: Mention) => (mention._tag === "Email" ? [mention.address] : []))
    : []

const idIn = ({ user }: Readonly<Record<string, unknown>>): string | undefined => {
  const id: unknown = typeof user === "object" && user !== null ? Reflect.get(user, "id") : undefined
  return typeof id === "string" && /^[UW][A-Z0-9]{1,20}$/u.test(id) ? id : undefined
}

type Users = ReadonlyMap<string, string | undefined>

const called = (leaf: Leaf, users: Users): Leaf => {
  const id = leaf.type === "text" && leaf.style?.bold === true ? users.get(leaf.text) : undefined
  return id === undefined ? leaf : { type: "user", user_id: id }
}

/** The people to call stand in the first line below the title, and nowhere else. An address that a program printed calls nobody. */
const withUsers = ({ blocks: [title, line, ...rest], ...message }: Message, users: Users): Message => {
  if (line?.type !== "rich_text") return { ...message, blocks: line === undefined ? [title] : [title, line, ...rest] }
  const [
    {
      type,
      elements: [first, ...leaves]
    },
    ...sections
  ] = line.elements
  const calling = [called(first, users), ...leaves.map((leaf) => called(leaf, users))] as const
  return { ...message, blocks: [title, { ...line, elements: [{ type, elements: calling }, ...sections] }, ...rest] }
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
    const addresses = addressesIn(message.event)
    if (addresses.length === 0) return Effect.succeed(message)
    return Effect.forEach(
      addresses.filter((address) => !users.has(address)),
      lookUp,
      { discard: true }
    ).pipe(Effect.map(() => withUsers(message, users)))
  }
}
