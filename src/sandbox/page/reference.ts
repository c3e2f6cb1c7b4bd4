/** What mrkdwn holds between angle brackets: links, mentions, dates (Slack's page "Formatting text for app surfaces"). */

import * as Option from "effect/Option"
import type { SlackDate } from "./moment.ts"
import { linkAddress } from "./webAddress.ts"

/** A reference, read. `Named` gives an id alone: whoever knows its name may say it. `Unknown` is one that Slack would leave as it is written. */
export type Reference =
  | { readonly _tag: "Link"; readonly url: string; readonly label: string }
  | { readonly _tag: "Mention"; readonly label: string; readonly loud: boolean }
  | { readonly _tag: "Named"; readonly sign: "@" | "#"; readonly id: string }
  | ({ readonly _tag: "Date" } & SlackDate)
  | { readonly _tag: "Unknown"; readonly label: string }

/** Slack decodes these three and no others. */
export const decode = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")

const mentionOf = (label: string, loud = false): Reference => ({ _tag: "Mention", label, loud })

const namedOf = (sign: "@" | "#", id: string, label: string | undefined): Reference =>
  label === undefined ? { _tag: "Named", sign, id } : mentionOf(withSign(sign, label))

const withSign = (sign: string, label: string): string => (label.startsWith(sign) ? label : `${sign}${label}`)

const commandOf = (target: string, label: string | undefined): Reference => {
  const [command = "", id = "", format = "", url] = target.split("^")
  if (command === "date") return { _tag: "Date", timestamp: Number(id), format, url, fallback: label ?? "" }
  if (command === "subteam") return namedOf("@", id, label)
  if (["here", "channel", "everyone"].includes(command)) return mentionOf(`@${command}`, true)
  return { _tag: "Unknown", label: label ?? `<!${target}>` }
}

const linkOf = (url: string, label: string | undefined, whole: string): Reference =>
  Option.isSome(linkAddress(url))
    ? { _tag: "Link", url, label: label ?? url.replace(/^mailto:/u, "") }
    : { _tag: "Unknown", label: `<${whole}>` }

/** Reads what stands between the brackets. */
export const referenceOf = (inside: string): Reference => {
  const whole = decode(inside)
  const bar = whole.indexOf("|")
  const target = bar < 0 ? whole : whole.slice(0, bar)
  const label = bar < 0 || bar === whole.length - 1 ? undefined : whole.slice(bar + 1)
  switch (target[0]) {
    case "@":
      return namedOf("@", target.slice(1), label)
    case "#":
      return namedOf("#", target.slice(1), label)
    case "!":
      return commandOf(target.slice(1), label)
    default:
      return linkOf(target, label, whole)
  }
}
