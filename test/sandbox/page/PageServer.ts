/** Serves the page under the sandbox's policy and streams what a test says, so that the page is tried without the rest of the sandbox. */
import { createServer, type ServerResponse } from "node:http"
import { Effect, Queue, type Scope } from "effect"
import { type Known, nothingKnown } from "../../../src/sandbox/page/Known.ts"
import { renderMessage } from "../../../src/sandbox/page/renderMessage.ts"
import { renderPage } from "../../../src/sandbox/page/renderPage.ts"
import type { StoredMessage } from "../../../src/sandbox/StoredMessage.ts"

/** One page's stream. */
export interface Listener {
  /** What the page asked to be told from. */
  readonly since: string | null
  /** Sends messages, new or edited; each is told as of its `ts`, or as of the revision that is given. */
  readonly send: (...messages: ReadonlyArray<StoredMessage>) => Effect.Effect<void>
  readonly sendAsOf: (revision: string, message: StoredMessage) => Effect.Effect<void>
  /** Says of a message that it is deleted. */
  readonly sendDeleted: (revision: string, ts: string) => Effect.Effect<void>
  /** Ends the stream as a network would: in the middle. */
  readonly breakOff: Effect.Effect<void>
}

/** A server with a page of these messages. */
export interface PageServer {
  readonly url: string
  /** Waits for the next stream that a page opens. */
  readonly nextListener: Effect.Effect<Listener>
}

const nonce = "n0nce"

const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; img-src 'self' https: data:`

const listenerOf = (response: ServerResponse, since: string | null, known: Known): Listener => {
  const write = (message: StoredMessage, revision: string) =>
    response.write(`data: ${JSON.stringify({ ts: message.ts, revision, html: renderMessage(message, known) })}\n\n`)
  return {
    since,
    send: (...messages) =>
      Effect.sync(() => {
        for (const message of messages) write(message, message.ts)
      }),
    sendAsOf: (revision, message) => Effect.sync(() => void write(message, revision)),
    sendDeleted: (revision, ts) =>
      Effect.sync(() => void response.write(`event: deleted\ndata: ${JSON.stringify({ ts, revision })}\n\n`)),
    breakOff: Effect.sync(() => response.destroy())
  }
}

export const servePage = (
  messages: ReadonlyArray<StoredMessage>,
  known: Known = nothingKnown
): Effect.Effect<PageServer, never, Scope.Scope> =>
  Effect.gen(function* () {
    const listeners = yield* Queue.unbounded<Listener>()
    const server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost")
      if (pathname === "/sandbox/events") {
        response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders()
        Queue.unsafeOffer(listeners, listenerOf(response, searchParams.get("since"), known))
      } else {
        response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": policy })
        response.end(renderPage(messages, { nonce, known }))
      }
    })
    yield* Effect.acquireRelease(
      Effect.async<void>((resume) => {
        server.listen(0, "127.0.0.1", () => resume(Effect.void))
      }),
      () =>
        Effect.async<void>((resume) => {
          server.close(() => resume(Effect.void))
          server.closeAllConnections()
        })
    )
    const address = server.address()
    const port = typeof address === "object" ? address?.port : undefined
    return { url: `http://127.0.0.1:${port}/`, nextListener: Queue.take(listeners) }
  })
