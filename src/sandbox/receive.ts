/** The way of a request to a webhook, to the Web API or with a file: in over HTTP, settled, recorded, and answered. */
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import type * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Fiber from "effect/Fiber"
import type * as Scope from "effect/Scope"
import { methodNotAllowed, tooLarge, toResponse, triggered } from "./Answer.ts"
import { receiveFile } from "./api/receiveFile.ts"
import { settleCall } from "./api/settleCall.ts"
import { withoutTickets } from "./api/Upload.ts"
import { dropConnection } from "./dropConnection.ts"
import { fileIn, isMultipart, plainForm } from "./multipart.ts"
import { readBody, readFile, type Unread } from "./readBody.ts"
import { readPayload } from "./readPayload.ts"
import type { SandboxRequest } from "./SandboxRequest.ts"
import type { Stores } from "./Stores.ts"
import { type Settled, settle } from "./settle.ts"

type Request = HttpServerRequest.HttpServerRequest

/** What the record says of a request beside its answer. */
interface Ending extends Settled {
  readonly payload?: unknown
  readonly call?: string | undefined
  readonly fault?: string | undefined
}

const pathOf = (request: Request): string => request.url.split("?")[0] ?? ""

const payloadOf = (request: Request, body: string) =>
  Either.getOrUndefined(readPayload(request.headers["content-type"] ?? "", body))

const post = (stores: Stores, request: Request, body: string): Effect.Effect<Ending> =>
  Effect.gen(function* () {
    const payload = payloadOf(request, body)
    const fault = yield* stores.faults.take
    const settled = yield* settle(stores, pathOf(request), payload, fault)
    return { ...settled, payload, fault: fault?._tag }
  })

const trigger = (request: Request, body: string): Effect.Effect<Ending> =>
  Effect.succeed({
    answer: triggered,
    payload: payloadOf(request, body),
    notes: [{ mark: "O", text: "This is a workflow's trigger, no incoming webhook: it shows neither text nor blocks." }]
  })

const record = (stores: Stores, arrived: Pick<SandboxRequest, "at" | "method" | "webhook">, ending: Ending) => {
  const { answer, problems = [], notes = [], payload, fault, call } = ending
  const { status, body } = typeof answer === "string" ? { status: undefined, body: "" } : answer
  return stores.requests.record({
    ...arrived,
    call,
    payload,
    fault,
    status,
    body: withoutTickets(body),
    problems,
    notes
  })
}

type Take = (request: Request) => Effect.Effect<Ending, Unread>

/** Only POST is taken, and only so much of it. */
const handle = (request: Request, take: Take): Effect.Effect<Ending> =>
  request.method === "POST"
    ? Effect.catchAll(take(request), (problem) =>
        Effect.succeed<Ending>({ answer: problem === "TooLarge" ? tooLarge : "Cut" })
      )
    : Effect.succeed({ answer: methodNotAllowed })

const withText =
  (take: (request: Request, body: string) => Effect.Effect<Ending>): Take =>
  (request) =>
    Effect.flatMap(readBody(request), (body) => take(request, body))

/**
 * The work is a fiber of the sandbox's own scope: it goes on when the client gives up, as it would at Slack, and ends
 * with the sandbox.
 */
const receive = (
  stores: Stores,
  scope: Scope.Scope,
  webhookOf: (request: Request) => Effect.Effect<string>,
  take: Take
): Effect.Effect<HttpServerResponse.HttpServerResponse, never, Request> =>
  Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const at = yield* Clock.currentTimeMillis
    const webhook = yield* webhookOf(request)
    const answer = yield* handle(request, take).pipe(
      Effect.tap((ending) => record(stores, { at, method: request.method, webhook }, ending)),
      Effect.flatMap(({ answer }) => (answer === "Hang" ? Effect.never : Effect.succeed(answer))),
      Effect.forkIn(scope),
      Effect.flatMap(Fiber.join)
    )
    return answer === "Cut" ? yield* dropConnection(request) : toResponse(answer)
  })

/** Receives what is sent to an incoming webhook. */
export const receivePost = (stores: Stores, scope: Scope.Scope) =>
  receive(
    stores,
    scope,
    (request) => stores.webhooks.idIn(pathOf(request)),
    withText((request, body) => post(stores, request, body))
  )

/** Receives what is sent to a workflow's trigger, which is often mistaken for a webhook. */
export const receiveTrigger = (stores: Stores, scope: Scope.Scope, kind: "trigger" | "workflow") =>
  receive(stores, scope, () => Effect.succeed(kind), withText(trigger))

const bearerOf = (request: Request): string | undefined =>
  /^Bearer +(\S+)$/iu.exec(request.headers["authorization"] ?? "")?.[1]

const contentTypeOf = (request: Request): string => request.headers["content-type"] ?? ""

const lastOf = (request: Request): string => pathOf(request).split("/").at(-1) ?? ""

/** A form may come in either of two kinds; a method sees the same in both. */
const asForm = (contentType: string, body: string) =>
  isMultipart(contentType)
    ? Effect.map(plainForm(contentType, body), (body) => ({ contentType: "application/x-www-form-urlencoded", body }))
    : Effect.succeed({ contentType, body })

/** Receives a call of the Web API. */
export const receiveCall = (stores: Stores, scope: Scope.Scope) =>
  receive(
    stores,
    scope,
    () => Effect.succeed("api"),
    withText((request, body) =>
      Effect.flatMap(asForm(contentTypeOf(request), body), (form) =>
        settleCall(stores, { ...form, name: lastOf(request), bearer: bearerOf(request) })
      )
    )
  )

/** Receives the bytes of a file, at the address that was given for them. */
export const receiveUpload = (stores: Stores, scope: Scope.Scope) =>
  receive(
    stores,
    scope,
    () => Effect.succeed("upload"),
    (request) =>
      readFile(request).pipe(
        Effect.flatMap((body) => fileIn(contentTypeOf(request), body)),
        Effect.flatMap((bytes) => receiveFile(stores, lastOf(request), bytes))
      )
  )
