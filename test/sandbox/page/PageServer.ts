/** Serves the page under the sandbox's policy and streams what a test says, so that the page is tried without the rest of the sandbox. */
import { createServer, type ServerResponse } from "node:http"
import { Effect, Queue, type Scope } from "effect"
import { renderMessage } from "../../../src/sandbox/page/renderMessage.ts"
import { renderPage } from "../../../src/sandbox/page/renderPage.ts"
import type { StoredMessage } from "../../../src/sandbox/StoredMessage.ts"

/** One page's stream. */
export interface Listener {
  /** What the page asked to be told from. */
  readonly since: string | null
  readonly send: (...messages: ReadonlyArray<StoredMessage>) => Effect.Effect<void>
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

const listenerOf = (response: ServerResponse, since: string | null): Listener => ({
  since,
  send: (...messages) =>
    Effect.sync(() => {
      for (const message of messages) {
        response.write(`data: ${JSON.stringify({ ts: message.ts, html: renderMessage(message) })}\n\n`)
      }
    }),
  breakOff: Effect.sync(() => response.destroy())
})

export const servePage = (messages: ReadonlyArray<StoredMessage>): Effect.Effect<PageServer, never, Scope.Scope> =>
  Effect.gen(function* () {
    const listeners = yield* Queue.unbounded<Listener>()
    const server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost")
      if (pathname === "/sandbox/events") {
        response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders()
        Queue.unsafeOffer(listeners, listenerOf(response, searchParams.get("since")))
      } else {
        response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": policy })
        response.end(renderPage(messages, { nonce }))
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
