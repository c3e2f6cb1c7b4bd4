/** `runbell init`: asks for what a project needs, and writes it. All questions come first, so that to stop changes nothing. */
import { existsSync } from "node:fs"
import { basename, resolve } from "node:path"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import { languages } from "../../../locale/languages.ts"
import { Address } from "../../../slack/Address.ts"
import { checkBotOptions } from "../../../slack/BotOptions.ts"
import { checkWebhookUrl } from "../../../slack/WebhookUrl.ts"
import type { Environment } from "../Environment.ts"
import * as Kind from "../Kind.ts"
import { readJsonObject } from "../readSettingsFile.ts"
import type { FileNotJson, FileUnreadable } from "../SettingsError.ts"
import { newProjectFile, userFile } from "../settingsPaths.ts"
import type { Asker, InputEnded } from "./Asker.ts"
import { type Answers, hasDestination, projectContent, userContent } from "./fileContent.ts"
import type { InitWords } from "./InitWords.ts"
import { type NotWritten, writeWhole } from "./writeWhole.ts"

export interface InitOptions {
  readonly asker: Asker
  readonly words: InitWords
  /** The language to propose. */
  readonly language: string
  readonly environment: Environment
  readonly cwd: string
}

export type InitError = InputEnded | FileUnreadable | FileNotJson | NotWritten

/** Asks until there is an answer that can be used; says what is wrong with each that cannot. */
const askUntil = <A>(
  asker: Asker,
  question: string,
  read: (answer: string) => Either.Either<A, string>
): Effect.Effect<A, InputEnded> =>
  Effect.flatMap(asker.ask(question), (answer) =>
    Either.match(read(answer), {
      onRight: (value) => Effect.succeed(value),
      onLeft: (complaint) => Effect.zipRight(asker.say(complaint), askUntil(asker, question, read))
    })
  )

const consents = ({ asker, words }: InitOptions, question: string): Effect.Effect<boolean, InputEnded> =>
  Effect.map(asker.ask(question), (answer) => words.yes.includes(answer.toLowerCase()))

const askLanguage = ({ asker, words, language }: InitOptions): Effect.Effect<string, InputEnded> => {
  const known = languages.join(", ")
  return askUntil(asker, words.language(language, known), (answer) =>
    Either.mapLeft(Kind.language.read(answer === "" ? language : answer), () => words.wrongLanguage(known))
  )
}

const askMention = ({ asker, words }: InitOptions): Effect.Effect<string | undefined, InputEnded> =>
  askUntil(asker, words.mention, (answer): Either.Either<string | undefined, string> => {
    if (answer === "") return Either.right(undefined)
    return Either.mapBoth(Kind.mention.read(answer), { onLeft: () => words.wrongMention, onRight: () => answer })
  })

const askProject = (options: InitOptions): Effect.Effect<Answers, InputEnded> =>
  Effect.gen(function* () {
    const usual = basename(resolve(options.cwd))
    const project = yield* options.asker.ask(options.words.project(usual))
    const language = yield* askLanguage(options)
    const mention = yield* askMention(options)
    return { project: project === "" ? usual : project, language, mention }
  })

type Asking = Pick<InitOptions, "asker" | "words">

/** Every token of Slack's begins so (page "Token types"); which of them a bot's is, is checked. */
const isToken = (given: Redacted.Redacted): boolean => /^xox[a-z]?[-.]|^xapp-/u.test(Redacted.value(given))

const askChannel = ({ asker, words }: Asking, token: Redacted.Redacted): Effect.Effect<Address, InputEnded> =>
  Effect.flatMap(asker.ask(words.channel), (channel) =>
    Either.match(checkBotOptions({ token, channel }), {
      onRight: (bot) => Effect.succeed(Address.Bot(bot)),
      onLeft: ({ reason }) => Effect.zipRight(asker.say(words.wrongBot[reason]), askChannel({ asker, words }, token))
    })
  )

/** The channel is asked for when the token can be right. */
const askBot = (asking: Asking, token: Redacted.Redacted): Effect.Effect<Address | undefined, InputEnded> =>
  Either.match(checkBotOptions({ token, channel: "#" }), {
    onRight: (bot) => askChannel(asking, bot.token),
    onLeft: ({ reason }) => Effect.zipRight(asking.asker.say(asking.words.wrongBot[reason]), askAddress(asking))
  })

const askAddress = (asking: Asking): Effect.Effect<Address | undefined, InputEnded> =>
  Effect.flatMap(asking.asker.askSecretly(asking.words.secret), (given) => {
    if (Redacted.value(given) === "") return Effect.succeed(undefined)
    if (isToken(given)) return askBot(asking, given)
    return Either.match(checkWebhookUrl(given), {
      onRight: (url) => Effect.succeed(Address.Webhook({ url })),
      onLeft: ({ reason }) => Effect.zipRight(asking.asker.say(asking.words.wrongUrl[reason]), askAddress(asking))
    })
  })

/** A file to write, once all is asked. */
interface Draft {
  readonly path: string
  readonly content: string
  readonly mode: number
}

const draftProject = (options: InitOptions): Effect.Effect<Draft | undefined, InitError> =>
  Effect.gen(function* () {
    const path = newProjectFile(options.cwd)
    if (existsSync(path) && !(yield* consents(options, options.words.overwrite(path)))) {
      yield* options.asker.say(options.words.kept(path))
      return undefined
    }
    return { path, content: projectContent(yield* askProject(options)), mode: 0o666 }
  })

const draftUser = (options: InitOptions): Effect.Effect<Draft | undefined, InitError> =>
  Effect.gen(function* () {
    const path = userFile(options.environment)
    if (path === undefined) return undefined
    const before = existsSync(path) ? yield* readJsonObject(path) : {}
    if (hasDestination(before) && !(yield* consents(options, options.words.replace(path)))) {
      yield* options.asker.say(options.words.kept(path))
      return undefined
    }
    const address = yield* askAddress(options)
    return address === undefined ? undefined : { path, content: userContent(before, address), mode: 0o600 }
  })

/**
 * Asks for the project's name, language and mention, and for the webhook's URL or the bot's token. The first three go
 * into runbell.json in the folder, the secret into the user's own file, for nobody else to read. What is there already is replaced only with
 * consent. The paths of what was written.
 */
export const init = Effect.fn("init")(function* (
  options: InitOptions
): Effect.fn.Return<ReadonlyArray<string>, InitError> {
  const { asker, words } = options
  const drafts = [yield* draftProject(options), yield* draftUser(options)].filter((draft) => draft !== undefined)
  yield* Effect.forEach(
    drafts,
    ({ path, content, mode }) => Effect.zipRight(writeWhole(path, content, mode), asker.say(words.written(path))),
    { discard: true }
  )
  yield* asker.say(words.next)
  return drafts.map(({ path }) => path)
})
