/**
 * An answer that is already read, as @effect/platform's HttpClient gives it. Its own class is made of the global
 * `Response`, which costs Node 20 more time to load than all the rest of a message.
 */
import * as Cookies from "@effect/platform/Cookies"
import * as Headers from "@effect/platform/Headers"
import * as HttpClientError from "@effect/platform/HttpClientError"
import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as HttpIncomingMessage from "@effect/platform/HttpIncomingMessage"
import * as UrlParams from "@effect/platform/UrlParams"
import * as Effect from "effect/Effect"
import * as Inspectable from "effect/Inspectable"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"

/** What came over the wire. */
export interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string | ReadonlyArray<string> | undefined>>
  readonly body: Uint8Array
}

type Read<A> = Effect.Effect<A, HttpClientError.ResponseError>

export class NodeResponse extends Inspectable.Class implements HttpClientResponse.HttpClientResponse {
  readonly [HttpClientResponse.TypeId]: HttpClientResponse.TypeId = HttpClientResponse.TypeId
  readonly [HttpIncomingMessage.TypeId]: HttpIncomingMessage.TypeId = HttpIncomingMessage.TypeId
  readonly remoteAddress = Option.none<string>()
  readonly status: number
  readonly headers: Headers.Headers
  readonly #received: Received

  constructor(
    readonly request: HttpClientRequest.HttpClientRequest,
    received: Received
  ) {
    super()
    this.status = received.status
    this.headers = Headers.fromInput(received.headers)
    this.#received = received
  }

  get cookies(): Cookies.Cookies {
    const given = this.#received.headers["set-cookie"]
    return Cookies.fromSetCookie(given ?? [])
  }

  get text(): Read<string> {
    return Effect.sync(() => new TextDecoder().decode(this.#received.body))
  }

  get json(): Read<unknown> {
    return Effect.tryMap(this.text, {
      try: (text): unknown => (text === "" ? null : JSON.parse(text)),
      catch: () => this.#undecodable("it is not JSON")
    })
  }

  get urlParamsBody(): Read<UrlParams.UrlParams> {
    return Effect.map(this.text, (text) => UrlParams.fromInput(new URLSearchParams(text)))
  }

  get arrayBuffer(): Read<ArrayBuffer> {
    return Effect.sync(() => Uint8Array.from(this.#received.body).buffer)
  }

  get stream(): Stream.Stream<Uint8Array, HttpClientError.ResponseError> {
    return Stream.make(this.#received.body)
  }

  get formData(): Read<FormData> {
    return Effect.fail(this.#undecodable("forms are not read here"))
  }

  override toJSON(): unknown {
    return { _id: "runbell/NodeResponse", status: this.status }
  }

  #undecodable(description: string): HttpClientError.ResponseError {
    return new HttpClientError.ResponseError({ request: this.request, response: this, reason: "Decode", description })
  }
}
