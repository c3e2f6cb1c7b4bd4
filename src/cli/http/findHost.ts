/**
 * Finds the addresses of a host. By `getent`, and not by Node, which asks in a thread, and no process of Node's ends
 * before its threads have: where a name server is silent, a command's end would wait for it up to half a minute
 * (resolv.conf(5): 5 seconds, twice, for each server). A process can be given up.
 */
import { execFile } from "node:child_process"
import type { LookupAddress } from "node:dns"
import type { LookupFunction } from "node:net"
import * as Arr from "effect/Array"
import * as Effect from "effect/Effect"
import { NoConnection, noConnection } from "./NoConnection.ts"

export type Addresses = Arr.NonEmptyReadonlyArray<LookupAddress>

const familyOf = (address: string): 4 | 6 => (address.includes(":") ? 6 : 4)

const isAddress = (host: string): boolean => host.includes(":") || /^\d+(?:\.\d+){3}$/u.test(host)

/** Lines such as `203.0.113.7     STREAM hooks.slack.com`, the best first. */
const addressesIn = (text: string): ReadonlyArray<LookupAddress> =>
  Array.from(text.matchAll(/^(\S+)[ \t]+STREAM\b/gmu), ([, address = ""]) => ({ address, family: familyOf(address) }))

const resultOf = (found: ReadonlyArray<LookupAddress>): Effect.Effect<Addresses, NoConnection> =>
  Arr.isNonEmptyReadonlyArray(found) ? Effect.succeed(found) : Effect.fail(new NoConnection({ code: "ENOTFOUND" }))

/** Where there is no `getent` (macOS). */
const byNode = (host: string): Effect.Effect<Addresses, NoConnection> =>
  Effect.tryPromise({
    try: async () => await (await import("node:dns/promises")).lookup(host, { all: true }),
    catch: noConnection
  }).pipe(Effect.flatMap(resultOf))

const bySystem = (host: string): Effect.Effect<Addresses, NoConnection> =>
  Effect.async((resume) => {
    const giveUp = () => asked.kill("SIGKILL")
    const asked = execFile("getent", ["ahosts", host], (error, text) => {
      process.removeListener("exit", giveUp)
      resume(error?.code === "ENOENT" ? byNode(host) : resultOf(addressesIn(text)))
    })
    process.once("exit", giveUp) // who no longer waits leaves nobody behind that does
    return Effect.sync(giveUp)
  })

/** The addresses of a URL's host; one that is an address is found at once. */
export const findHost = (host: string): Effect.Effect<Addresses, NoConnection> => {
  const address = host.replace(/^\[|\]$/gu, "")
  return isAddress(address) ? Effect.succeed([{ address, family: familyOf(address) }]) : bySystem(address)
}

/** For Node's own connections: what was found before. */
export const lookupOf =
  (addresses: Addresses): LookupFunction =>
  (_, { all }, done) => {
    const [{ address, family }] = addresses
    if (all === true) done(null, Array.from(addresses))
    else done(null, address, family)
  }
