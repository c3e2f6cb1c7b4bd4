/** An HttpClient that answers by a script instead of over a network, and notes what it was asked, and when. */
import { HttpClient, HttpClientError, type HttpClientRequest, HttpClientResponse } from "@effect/platform"
import { Clock, Effect, Layer } from "effect"

/** What becomes of one request. */
export type Answer = (
  request: HttpClientRequest.HttpClientRequest
) => Effect.Effect<HttpClientResponse.HttpClientResponse, HttpClientError.HttpClientError>

export const answers =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  (request) =>
    Effect.succeed(HttpClientResponse.fromWeb(request, new Response(body, { status, headers })))

export const ok: Answer = answers(200, "ok")

export const hangs: Answer = () => Effect.never

export const dies: Answer = () => Effect.die(new Error("a bug in the client"))

/** A connection that fails with the system's code, as clients report it: with the URL in the error and in its cause. */
export const unreachable =
  (code: string): Answer =>
  (request) =>
    Effect.fail(
      new HttpClientError.RequestError({
        request,
        reason: "Transport",
        cause: new TypeError(`fetch ${request.url} failed`, {
          cause: Object.assign(new Error(`connect ${request.url}`), { code, input: request.url })
        })
      })
    )

/** A request as it was asked for. */
export interface Asked {
  readonly at: number
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

const bodyOf = ({ body }: HttpClientRequest.HttpClientRequest): Readonly<Record<string, unknown>> => {
  if (body._tag !== "Uint8Array") return {}
  const text = new TextDecoder().decode(body.body)
  return /urlencoded/u.test(body.contentType) ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text)
}

/** The client, and the requests so far. Past its script it accepts everything. */
export const scriptedSlack = (...script: ReadonlyArray<Answer>) => {
  const asked: Array<Asked> = []
  const client = HttpClient.make((request) =>
    Effect.flatMap(Clock.currentTimeMillis, (at) => {
      const answer = script[asked.length] ?? ok
      asked.push({ at, method: request.method, url: request.url, headers: request.headers, body: bodyOf(request) })
      return answer(request)
    })
  )
  return { asked, layer: Layer.succeed(HttpClient.HttpClient, client) }
}
