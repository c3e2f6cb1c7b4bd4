/** The way of a request to a webhook or to the Web API: in over HTTP, settled, recorded, and answered. */
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import type * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Fiber from "effect/Fiber"
import type * as Scope from "effect/Scope"
import { methodNotAllowed, tooLarge, toResponse, triggered } from "./Answer.ts"
import { settleCall } from "./api/settleCall.ts"
import { dropConnection } from "./dropConnection.ts"
import { readBody } from "./readBody.ts"
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
  return stores.requests.record({ ...arrived, call, payload, fault, status, body, problems, notes })
}

/** Only POST is taken, and only so much of it. */
const handle = (
  request: Request,
  take: (request: Request, body: string) => Effect.Effect<Ending>
): Effect.Effect<Ending> =>
  request.method === "POST"
    ? readBody(request).pipe(
        Effect.flatMap((body) => take(request, body)),
        Effect.catchAll((problem) => Effect.succeed<Ending>({ answer: problem === "TooLarge" ? tooLarge : "Cut" }))
      )
    : Effect.succeed({ answer: methodNotAllowed })

/**
 * The work is a fiber of the sandbox's own scope: it goes on when the client gives up, as it would at Slack, and ends
 * with the sandbox.
 */
const receive = (
  stores: Stores,
  scope: Scope.Scope,
  webhookOf: (request: Request) => Effect.Effect<string>,
  take: (request: Request, body: string) => Effect.Effect<Ending>
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
    (request, body) => post(stores, request, body)
  )

/** Receives what is sent to a workflow's trigger, which is often mistaken for a webhook. */
export const receiveTrigger = (stores: Stores, scope: Scope.Scope, kind: "trigger" | "workflow") =>
  receive(stores, scope, () => Effect.succeed(kind), trigger)

const bearerOf = (request: Request): string | undefined =>
  /^Bearer +(\S+)$/iu.exec(request.headers["authorization"] ?? "")?.[1]

/** Receives a call of the Web API. */
export const receiveCall = (stores: Stores, scope: Scope.Scope) =>
  receive(
    stores,
    scope,
    () => Effect.succeed("api"),
    (request, body) =>
      settleCall(stores, {
        name: pathOf(request).split("/").at(-1) ?? "",
        contentType: request.headers["content-type"] ?? "",
        body,
        bearer: bearerOf(request)
      })
  )
