/** Shows what the sandbox has: the page, its events, and the same as JSON. For this machine's browser and nobody else. */
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { isAskedLocally } from "./loopback.ts"
import { renderPage } from "./page/renderPage.ts"
import type { Stores } from "./Stores.ts"
import { eventBody, startAfter } from "./serverSentEvents.ts"

type Shown = Effect.Effect<HttpServerResponse.HttpServerResponse, never, HttpServerRequest.HttpServerRequest>

const headers = {
  "cache-control": "no-store",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff"
}

/** Nothing runs or loads but what the page brings along; only pictures may come from elsewhere, over https. */
const contentPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' https: data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'"
  ].join("; ")

const locally = (shown: Shown): Shown =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
    isAskedLocally(request.headers["host"]) ? shown : Effect.succeed(HttpServerResponse.empty({ status: 421, headers }))
  )

/** The page, with everything that is there by now. */
export const showPage = ({ messages }: Stores): Shown =>
  locally(
    Effect.gen(function* () {
      const nonce = yield* Effect.sync(() => crypto.randomUUID())
      return HttpServerResponse.text(renderPage(yield* messages.all, { nonce }), {
        headers: {
          ...headers,
          "content-type": "text/html; charset=utf-8",
          "content-security-policy": contentPolicy(nonce)
        }
      })
    })
  )

/** A list as JSON. */
export const showJson = (list: Effect.Effect<ReadonlyArray<unknown>>): Shown =>
  locally(Effect.map(list, (list) => HttpServerResponse.unsafeJson(list, { headers })))

/** Every message after the last that the reader has seen, as it comes, until the sandbox closes. */
export const showEvents = ({ messages }: Stores, closing: Effect.Effect<void>): Shown =>
  locally(
    Effect.map(HttpServerRequest.HttpServerRequest, ({ headers: asked, url }) =>
      HttpServerResponse.stream(
        Stream.interruptWhen(eventBody(messages.since(startAfter(asked["last-event-id"], url))), closing),
        // A server closes when its connections have: this one is not to be kept for another request.
        { headers: { ...headers, connection: "close" }, contentType: "text/event-stream" }
      )
    )
  )
