/** Keeps the sandbox to this machine: where it may serve, and by which names it may be asked. Pure. */
import type * as HttpServer from "@effect/platform/HttpServer"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import { SandboxNotLoopback } from "./SandboxError.ts"

const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/u.test(hostname)

const nameOf = (address: HttpServer.Address): string => {
  if (address._tag === "UnixAddress") return address.path
  return address.hostname.includes(":") ? `[${address.hostname}]` : address.hostname
}

/** The URL of the server, if only this machine can reach it. */
export const loopbackUrl = (address: HttpServer.Address): Either.Either<string, SandboxNotLoopback> => {
  const name = nameOf(address)
  return address._tag === "TcpAddress" && isLoopback(name)
    ? Either.right(`http://${name}:${address.port}`)
    : Either.left(new SandboxNotLoopback({ address: name }))
}

/**
 * Whether a request's Host header names this machine. A page on the web can let its own name point here, and its
 * browser would then read the messages as if they were its own.
 */
export const isAskedLocally = (host: string | undefined): boolean =>
  Option.liftThrowable((host: string) => new URL(`http://${host}`).hostname)(host ?? "").pipe(Option.exists(isLoopback))
