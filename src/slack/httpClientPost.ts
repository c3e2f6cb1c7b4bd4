/** Asks Slack with the user's own HttpClient, so that a proxy, TLS or test client of theirs is used. The only place where the library uses a webhook's URL or a bot's token. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type { ApiPost } from "./ApiPost.ts"
import { isUploadAddress } from "./isUploadAddress.ts"
import { notReached, type Post } from "./Post.ts"
import { SlackUnavailable } from "./SlackError.ts"
import type { Upload } from "./Upload.ts"
import type { Answer } from "./WebhookAnswer.ts"

/**
 * Asks without a span and without trace headers: the client's span would hold the URL. A redirect is an answer like another:
 * to follow it would carry the message to somebody else.
 */
export const quietly = (client: HttpClient.HttpClient) => {
  const http = client.pipe(
    HttpClient.withTracerDisabledWhen(() => true),
    HttpClient.withTracerPropagation(false)
  )
  return (request: () => HttpClientRequest.HttpClientRequest): Effect.Effect<Answer, SlackUnavailable> =>
    Effect.suspend(() => http.execute(request())).pipe(
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

/** Posts to the secret URL. */
export const httpClientPost = (client: HttpClient.HttpClient, url: Redacted.Redacted): Post => {
  const ask = quietly(client)
  return (body) => ask(() => HttpClientRequest.bodyUnsafeJson(HttpClientRequest.post(Redacted.value(url)), body))
}

/** Calls the Web API below `api` with the secret token: in a header, since a body may be logged. */
export const httpClientApiPost = (
  client: HttpClient.HttpClient,
  { api, token }: { readonly api: string; readonly token: Redacted.Redacted }
): ApiPost => {
  const ask = quietly(client)
  return (method, body, contentType) =>
    ask(() =>
      HttpClientRequest.post(`${api}${method}`).pipe(
        HttpClientRequest.bearerToken(Redacted.value(token)),
        HttpClientRequest.bodyText(body, contentType)
      )
    )
}

/** Posts the bytes of a file to the address that Slack gave for them, without the token. */
export const httpClientUpload = (client: HttpClient.HttpClient, { api }: { readonly api: string }): Upload => {
  const ask = quietly(client)
  return (url, bytes) =>
    isUploadAddress(url, api)
      ? ask(() => HttpClientRequest.bodyUint8Array(HttpClientRequest.post(url), bytes, "application/octet-stream"))
      : Effect.fail(new SlackUnavailable({ reason: "Connection", detail: "an address that is not Slack's" }))
}
