/** A refusal as it is noted beside the message that it met: for who looks into the folder, and for who waits in another process. */
import { randomBytes } from "node:crypto"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import { type SlackError, SlackUnexpectedAnswer } from "../slack/SlackError.ts"
import { defaults } from "../slack/SlackPolicy.ts"
import { classify } from "../slack/WebhookAnswer.ts"
import { makeFolder, readText, writeFile, writtenAt } from "./file.ts"
import { pathIn } from "./spool.ts"

const pathOf = (folder: string, name: string): string => pathIn(folder, "dead", `${name}.why`)

const answerOf = (error: SlackError): Readonly<Record<"code" | "status" | "onlyThisMessage", unknown>> => ({
  code: "code" in error ? error.code : undefined,
  status: "status" in error ? error.status : undefined,
  onlyThisMessage: "onlyThisMessage" in error ? error.onlyThisMessage : undefined
})

/** As well as the disk allows. */
export const noteRefusal = (folder: string, name: string, error: SlackError): Effect.Effect<void> => {
  const draft = pathIn(folder, "tmp", `why-${randomBytes(4).toString("hex")}`)
  const text = JSON.stringify({ error: error._tag, ...answerOf(error), message: error.message })
  return makeFolder(pathIn(folder, "dead")).pipe(
    Effect.zipRight(writeFile(draft, pathOf(folder, name), text)),
    Effect.ignore
  )
}

const fieldIn = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined

/** The error that the noted answer means. */
const errorIn = (text: string): Option.Option<SlackError> => {
  const noted = Either.getOrUndefined(Either.try((): unknown => JSON.parse(text)))
  const status = fieldIn(noted, "status")
  const code = fieldIn(noted, "code")
  const answer = {
    status: typeof status === "number" && Number.isInteger(status) ? status : 400,
    body: typeof code === "string" ? code : "",
    retryAfter: undefined
  }
  if (fieldIn(noted, "onlyThisMessage") === true) {
    return Option.some(new SlackUnexpectedAnswer({ status: answer.status, onlyThisMessage: true }))
  }
  return Either.getLeft(classify(answer, 0, defaults))
}

/** What the message was refused with; none where it was not. On a full disk it is set aside without a note. */
export const refusalOf = (folder: string, name: string): Effect.Effect<Option.Option<SlackError>> =>
  readText(pathOf(folder, name)).pipe(
    Effect.map(errorIn),
    Effect.catchAll(() =>
      Effect.map(writtenAt(pathIn(folder, "dead", name)), (at) => (at === undefined ? Option.none() : errorIn("")))
    )
  )
