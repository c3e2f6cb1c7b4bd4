/**
 * Goes the way to Slack's door one step at a time, as a message would: the name, the connection, the proxy, the
 * encryption. The first step that fails says what is wrong; those after it are not tried.
 */
import { connect, isIP, type Socket } from "node:net"
import { connect as connectSecurely } from "node:tls"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { errorCode } from "../errorCode.ts"
import { type Addresses, findHost, lookupOf } from "../http/findHost.ts"
import type { NoConnection } from "../http/NoConnection.ts"
import { openTunnel } from "../http/openTunnel.ts"
import { type Proxy, routeOf } from "../http/Proxy.ts"
import type { Environment } from "../settings/Environment.ts"
import { Finding } from "./Finding.ts"
import type { CheckName } from "./Report.ts"

/** Runs one step, notes what it found, and fails with that when there is no way on. */
export type Step = <A, R>(
  name: CheckName,
  work: Effect.Effect<A, Finding, R>,
  good: Finding
) => Effect.Effect<A, Finding, R>

interface Address {
  readonly host: string
  readonly port: number
}

const written = ({ host, port }: Address): string => (isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`)

const find = ({ host }: Address): Effect.Effect<Addresses, Finding> =>
  Effect.mapError(findHost(host), ({ code }) => Finding.HostUnknown({ host, code }))

const connected = (address: Address, found: Addresses): Effect.Effect<Socket, Finding, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => connect({ ...address, lookup: lookupOf(found) })),
    (socket) => Effect.sync(() => socket.destroy())
  ).pipe(
    Effect.flatMap((socket) =>
      Effect.async<Socket, Finding>((resume) => {
        socket
          .once("connect", () => resume(Effect.succeed(socket)))
          .on("error", (error) =>
            resume(Effect.fail(Finding.NotConnected({ address: written(address), code: errorCode(error) })))
          )
      })
    )
  )

/** By Node's codes, which are OpenSSL's. */
const untrusted = (code: string): Finding => {
  if (code === "CERT_HAS_EXPIRED" || code === "CERT_NOT_YET_VALID") return Finding.CertificateOutdated({ code })
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return Finding.CertificateOfOther({ code })
  return /^(?:SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_)/u.test(code)
    ? Finding.AuthorityUnknown({ code })
    : Finding.NotEncrypted({ code })
}

const encrypt = (socket: Socket, { host }: Address): Effect.Effect<void, Finding> =>
  Effect.async((resume) => {
    const secure = connectSecurely({ socket, host, ...(isIP(host) === 0 ? { servername: host } : {}) })
      .once("secureConnect", () => resume(Effect.void))
      .on("error", (error) => resume(Effect.fail(untrusted(errorCode(error)))))
    return Effect.sync(() => secure.destroy())
  })

const refusalOf = (address: string, variable: string, { code }: NoConnection): Finding =>
  code === "PROXY_407"
    ? Finding.ProxyWantsLogin({ address, variable })
    : Finding.ProxyRefuses({ address, variable, code: code.replace("PROXY_", "") })

const goThrough = (proxy: Proxy, variable: string, target: Address) =>
  Effect.mapError(openTunnel(proxy, target.host, target.port), (error) => refusalOf(written(proxy), variable, error))

const addressOf = (url: URL): Address => ({
  host: url.hostname.replace(/^\[|\]$/gu, ""),
  port: url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port)
})

/** The connection that a request would go over, as far as the encryption. */
const open = (url: URL, environment: Environment, step: Step): Effect.Effect<Socket, Finding, Scope.Scope> => {
  const target = addressOf(url)
  const route = routeOf(url, environment)
  if (route._tag === "Unusable") {
    const finding = Finding.ProxyUnusable({ variable: route.variable })
    return step("proxy", Effect.fail(finding), finding)
  }
  const door = route._tag === "Through" ? route.proxy : target
  const toDoor = step("dns", find(door), Finding.HostFound({ host: door.host })).pipe(
    Effect.flatMap((found) => step("tcp", connected(door, found), Finding.Connected({ address: written(door) })))
  )
  if (route._tag === "Direct") return toDoor
  const { proxy, variable } = route
  const passes = Finding.ProxyPasses({ address: written(proxy), variable })
  return Effect.zipRight(toDoor, step("proxy", goThrough(proxy, variable, target), passes))
}

/** Goes the whole way. http is spoken only with this machine, and is not encrypted. */
export const reach = (url: URL, environment: Environment, step: Step): Effect.Effect<void, Finding> =>
  open(url, environment, step).pipe(
    Effect.flatMap((socket) =>
      url.protocol === "https:" ? step("tls", encrypt(socket, addressOf(url)), Finding.Encrypted()) : Effect.void
    ),
    Effect.scoped
  )
