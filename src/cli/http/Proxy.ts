/**
 * Which proxy a request goes through, as curl and most programs read it from the environment. Pure.
 *
 * By hand, since the packages for it read `process.env` themselves, take `NO_PROXY=slack.com` to mean that one host and
 * not those below it, and `HTTPS_PROXY=proxy:3128` to mean a proxy that speaks TLS.
 */
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import { type Environment, variable } from "../settings/Environment.ts"

export interface Proxy {
  readonly secure: boolean
  readonly host: string
  readonly port: number
  /** The value of `Proxy-Authorization`, where the variable has a name and a password in it. */
  readonly authorization: Redacted.Redacted | undefined
}

/** The way of a request; `Unusable` names the variable whose value is no proxy that can be spoken to. */
export type Route =
  | { readonly _tag: "Direct" }
  | { readonly _tag: "Through"; readonly proxy: Proxy; readonly variable: string }
  | { readonly _tag: "Unusable"; readonly variable: string }

const direct: Route = { _tag: "Direct" }

/** No proxy can reach this machine's own sandbox. */
const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/u.test(host)

/** An entry stands for a host and for all below it, with a port for that port alone. */
const covers = (entry: string, host: string, port: string): boolean => {
  const [, name = "", onlyPort] = /^(.*?)(?::(\d+))?$/su.exec(entry.toLowerCase()) ?? []
  if (onlyPort !== undefined && onlyPort !== port) return false
  const domain = name.replace(/^\*?\./u, "")
  return domain === "*" || (domain !== "" && (host === domain || host.endsWith(`.${domain}`)))
}

const isExempt = (url: URL, list: string): boolean =>
  list.split(/[\s,]+/u).some((entry) => covers(entry, url.hostname, url.port === "" ? "443" : url.port))

const decoded = (text: string): string => Option.getOrElse(Option.liftThrowable(decodeURIComponent)(text), () => text)

const authorizationOf = ({ username, password }: URL): Redacted.Redacted | undefined => {
  if (username === "" && password === "") return undefined
  return Redacted.make(`Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString("base64")}`)
}

const parse = Option.liftThrowable(
  (text: string) => new URL(/^[a-z][a-z\d+.-]*:\/\//iu.test(text) ? text : `http://${text}`)
)

const proxyIn = (text: string): Option.Option<Proxy> =>
  parse(text.trim()).pipe(
    Option.filter(({ protocol, hostname }) => ["http:", "https:"].includes(protocol) && hostname !== ""),
    Option.map((url) => ({
      secure: url.protocol === "https:",
      host: url.hostname.replace(/^\[|\]$/gu, ""),
      port: url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port),
      authorization: authorizationOf(url)
    }))
  )

const variables = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]

/** The way to a URL. Only https goes through proxies: http is spoken with this machine alone. */
export const routeOf = (url: URL, environment: Environment): Route => {
  if (url.protocol !== "https:" || isLoopback(url.hostname)) return direct
  const exempt = variable(environment, "no_proxy") ?? variable(environment, "NO_PROXY") ?? ""
  const name = variables.find((name) => variable(environment, name) !== undefined)
  if (name === undefined || isExempt(url, exempt)) return direct
  return Option.match(proxyIn(environment[name] ?? ""), {
    onNone: (): Route => ({ _tag: "Unusable", variable: name }),
    onSome: (proxy): Route => ({ _tag: "Through", proxy, variable: name })
  })
}
