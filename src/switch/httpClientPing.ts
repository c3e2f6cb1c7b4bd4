/** Pings with the user's own HttpClient. */
import type * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import { quietly } from "../slack/httpClientPost.ts"
import { type PingPost, wordsType } from "./pings.ts"

export const httpClientPing = (client: HttpClient.HttpClient): PingPost => {
  const ask = quietly(client)
  return (url, words) => ask(() => HttpClientRequest.bodyText(HttpClientRequest.post(url), words, wordsType))
}
