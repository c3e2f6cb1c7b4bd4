/** Reads the body of a request, unless it is larger than any message. */
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

/** In bytes; the largest message that Slack takes is far below it. */
const largest = 1024 * 1024

/**
 * The body as text; `TooLarge` by its announced length, before it is read; `Broken` when it breaks off, or grows too
 * large without having said so.
 */
export const readBody = (request: HttpServerRequest.HttpServerRequest): Effect.Effect<string, "TooLarge" | "Broken"> =>
  Number(request.headers["content-length"] ?? 0) > largest
    ? Effect.fail("TooLarge" as const)
    : HttpServerRequest.withMaxBodySize(request.text, Option.some(largest)).pipe(
        Effect.mapError(() => "Broken" as const)
      )
