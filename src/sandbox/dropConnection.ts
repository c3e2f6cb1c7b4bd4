/** Cuts the connection of a request instead of answering it. */
import type * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Stream from "effect/Stream"

/** The part of a request of Node's that is asked for, without a dependency on Node. */
interface WithSocket {
  readonly socket: { readonly destroy: () => unknown }
}

const hasSocket = (source: unknown): source is WithSocket =>
  Predicate.hasProperty(source, "socket") &&
  Predicate.hasProperty(source.socket, "destroy") &&
  Predicate.isFunction(source.socket.destroy)

/** On Node the socket is destroyed before a byte of an answer is written; elsewhere the answer breaks off at its first. */
export const dropConnection = ({
  source
}: HttpServerRequest.HttpServerRequest): Effect.Effect<HttpServerResponse.HttpServerResponse> =>
  Effect.sync(() => {
    if (!hasSocket(source)) return HttpServerResponse.stream(Stream.dieMessage("the sandbox cuts the connection"))
    source.socket.destroy()
    return HttpServerResponse.empty()
  })
