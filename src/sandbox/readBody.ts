/** Reads the body of a request, unless it is larger than what is taken there. */
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

/** In bytes; the largest message that Slack takes is far below it. */
const largestMessage = 1024 * 1024

/** In bytes: what the sandbox's workspace lets a file be. Slack's own limit is a gigabyte, which it lets admins lower. */
export const largestFile = 32 * 1024 * 1024

/** What a form may put around the bytes of a file. */
const aroundFile = 64 * 1024

/** Why there is no body: it says that it is too large, or it breaks off, or grows too large without having said so. */
export type Unread = "TooLarge" | "Broken"

const read = <A>(
  request: HttpServerRequest.HttpServerRequest,
  body: Effect.Effect<A, unknown>,
  largest: number
): Effect.Effect<A, Unread> =>
  Number(request.headers["content-length"] ?? 0) > largest
    ? Effect.fail("TooLarge" as const)
    : HttpServerRequest.withMaxBodySize(body, Option.some(largest)).pipe(Effect.mapError(() => "Broken" as const))

/** The body as text. */
export const readBody = (request: HttpServerRequest.HttpServerRequest): Effect.Effect<string, Unread> =>
  read(request, request.text, largestMessage)

/** The body as it is: a file, or a form with one. */
export const readFile = (
  request: HttpServerRequest.HttpServerRequest
): Effect.Effect<Uint8Array<ArrayBuffer>, Unread> =>
  Effect.map(read(request, request.arrayBuffer, largestFile + aroundFile), (buffer) => new Uint8Array(buffer))
