/** Posts to a webhook with the user's own HttpClient, so that a proxy, TLS or test client of theirs is used. The only place where the library uses the URL. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { notReached, type Post } from "./Post.ts"

/**
 * Posts to the secret URL. Without a span and without trace headers: the client's span would hold the URL. A redirect
 * is an answer like another: to follow it would carry the message to somebody else.
 */
export const httpClientPost = (client: HttpClient.HttpClient, url: Redacted.Redacted): Post => {
  const http = client.pipe(
    HttpClient.withTracerDisabledWhen(() => true),
    HttpClient.withTracerPropagation(false)
  )
  return (body) =>
    Effect.suspend(() =>
      http.execute(HttpClientRequest.bodyUnsafeJson(HttpClientRequest.post(Redacted.value(url)), body))
    ).pipe(
      Effect.flatMap((response) =>
        Effect.map(response.text, (body) => ({
          status: response.status,
          body,
          retryAfter: response.headers["retry-after"]
        }))
      ),
      Effect.mapError(notReached),
      // What a client dies of may quote the URL, and a span would tell it.
      Effect.catchAllDefect(() => Effect.dieMessage("the HTTP client died")),
      Effect.provideService(FetchHttpClient.RequestInit, { redirect: "manual" })
    )
}
