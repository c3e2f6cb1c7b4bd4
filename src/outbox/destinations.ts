/** The secrets of the destinations, for who delivers later: the one place where runbell writes a secret down, for the owner's eyes alone. */
import { randomBytes } from "node:crypto"
import { readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import { makeFolder as makeFolderNow } from "../journal/makeFolder.ts"
import { Address } from "../slack/Address.ts"
import { checkBotOptions } from "../slack/BotOptions.ts"
import { checkWebhookUrl } from "../slack/WebhookUrl.ts"
import { keepFile, keepNames, makeFolder, readText, writeFile } from "./file.ts"
import { fingerprint } from "./fingerprint.ts"
import { codeOf, OutboxError } from "./OutboxError.ts"

const folderIn = (state: string): string => join(state, "destinations")

/** A webhook is its URL; a bot is more than one thing, and so JSON. */
const written = (address: Address): string => {
  if (address._tag === "Webhook") return Redacted.value(address.url)
  const { token, channel, api } = address
  return JSON.stringify({ version: 1, token: Redacted.value(token), channel, api })
}

const botIn = (text: string): Option.Option<Address> =>
  Option.liftThrowable((): unknown => JSON.parse(text))().pipe(
    Option.filter(Predicate.isReadonlyRecord),
    Option.filter(({ version }) => version === 1),
    Option.flatMap(({ token, channel, api }) =>
      Predicate.isString(token) && Predicate.isString(channel) && Predicate.isString(api)
        ? Either.getRight(checkBotOptions({ token: Redacted.make(token), channel, api }))
        : Option.none()
    ),
    Option.map((bot) => Address.Bot(bot))
  )

const addressIn = (text: string): Option.Option<Address> =>
  text.startsWith("{")
    ? botIn(text)
    : Option.map(Either.getRight(checkWebhookUrl(Redacted.make(text))), (url) => Address.Webhook({ url }))

const fileOf = (state: string, mark: string): string => join(folderIn(state), mark)

/** A new one each time. */
const draftOf = (state: string, mark: string): string =>
  join(folderIn(state), `.${mark}.${randomBytes(4).toString("hex")}`)

const content = (address: Address): string => `${written(address)}\n`

/**
 * Writes an address down, where it does not stand already, and answers with its fingerprint. It is there for good then.
 *
 * @since 0.1.0
 */
export const rememberDestination = Effect.fn("rememberDestination")(function* (
  state: string,
  address: Address
): Effect.fn.Return<string, OutboxError> {
  const mark = fingerprint(address)
  if (Option.isSome(yield* recallDestination(state, mark))) yield* keepFile(fileOf(state, mark))
  else {
    yield* makeFolder(folderIn(state))
    yield* writeFile(draftOf(state, mark), fileOf(state, mark), content(address))
  }
  yield* keepNames(folderIn(state))
  return mark
})

const readNow = Option.liftThrowable((path: string) => readFileSync(path, "utf8"))

const discard = Option.liftThrowable(unlinkSync)

const writeNow = (state: string, mark: string, text: string): void => {
  makeFolderNow(folderIn(state))
  const draft = draftOf(state, mark)
  try {
    writeFileSync(draft, text, { flag: "wx", mode: 0o600 })
    renameSync(draft, fileOf(state, mark))
  } catch (error) {
    discard(draft)
    throw error
  }
}

/** As {@link rememberDestination}, at once: a start waits for it. Only that makes it outlast a power cut. */
export const noteDestination = (state: string, address: Address): Effect.Effect<void, OutboxError> => {
  const mark = fingerprint(address)
  const path = fileOf(state, mark)
  const text = content(address)
  return Effect.suspend(() =>
    Option.contains(readNow(path), text)
      ? Effect.void
      : Effect.try({
          try: () => writeNow(state, mark, text),
          catch: (error) => new OutboxError({ path, code: codeOf(error) })
        })
  )
}

/**
 * The address that the fingerprint stands for; none where it was not written down, or is no longer what it was.
 *
 * @since 0.1.0
 */
export const recallDestination = (state: string, mark: string): Effect.Effect<Option.Option<Address>> =>
  readText(fileOf(state, mark)).pipe(
    Effect.option,
    Effect.map((text) =>
      text.pipe(
        Option.flatMap((text) => addressIn(text.trim())),
        Option.filter((address) => fingerprint(address) === mark)
      )
    )
  )
