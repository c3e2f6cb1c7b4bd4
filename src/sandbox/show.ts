/** Shows what the sandbox has: the page, its events, and the same as JSON. For this machine's browser and nobody else. */
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { fileTypeOf, isText } from "./api/fileType.ts"
import { isReady, type Upload } from "./api/Upload.ts"
import { knownOf } from "./knownOf.ts"
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
export const showPage = (stores: Stores): Shown =>
  locally(
    Effect.gen(function* () {
      const nonce = yield* Effect.sync(() => crypto.randomUUID())
      const known = yield* knownOf(stores)
      return HttpServerResponse.text(renderPage(yield* stores.messages.all, { nonce, known }), {
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

/** Text and pictures are shown; all else is only to be kept. A page of the web in it could do nothing: it is none here. */
const contentTypeOf = ({ bytes = new Uint8Array() }: Upload): string => {
  const { mimetype } = fileTypeOf(bytes)
  return isText(mimetype) ? "text/plain; charset=utf-8" : mimetype
}

/** The bytes of a file, as soon as it can be shown. */
export const showFile = ({ uploads }: Stores): Shown =>
  locally(
    Effect.gen(function* () {
      const { url } = yield* HttpServerRequest.HttpServerRequest
      const id = url.split("?")[0]?.split("/").at(-1)
      const now = yield* Clock.currentTimeMillis
      const file = (yield* uploads.all).find((upload) => upload.id === id && isReady(upload, now))
      return file?.bytes === undefined
        ? HttpServerResponse.empty({ status: 404, headers })
        : HttpServerResponse.uint8Array(file.bytes, {
            contentType: contentTypeOf(file),
            headers: { ...headers, "content-security-policy": "default-src 'none'; sandbox" }
          })
    })
  )

/** Every change after the last that the reader has seen, as it comes, until the sandbox closes. */
export const showEvents = (stores: Stores, closing: Effect.Effect<void>): Shown =>
  locally(
    Effect.map(HttpServerRequest.HttpServerRequest, ({ headers: asked, url }) =>
      HttpServerResponse.stream(
        Stream.interruptWhen(
          eventBody(stores.messages.since(startAfter(asked["last-event-id"], url)), knownOf(stores)),
          closing
        ),
        // A server closes when its connections have: this one is not to be kept for another request.
        { headers: { ...headers, connection: "close" }, contentType: "text/event-stream" }
      )
    )
  )
