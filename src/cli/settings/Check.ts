/** The check that is pinged while a run goes on, as far as it is known. */
import * as Data from "effect/Data"
import * as Either from "effect/Either"
import type * as Redacted from "effect/Redacted"
import { checkPingUrl, type InvalidPingUrl } from "../../switch/PingUrl.ts"
import { firstOf, type Given } from "./Given.ts"
import type { Source } from "./Source.ts"
import { type Place, type SecretFileUnreadable, secretOf } from "./secretOf.ts"

export type Check = Data.TaggedEnum<{
  Missing: {}
  Unusable: { readonly source: Source; readonly problem: InvalidPingUrl | SecretFileUnreadable }
  Usable: { readonly url: Redacted.Redacted }
}>

export const Check = Data.taggedEnum<Check>()

export const checkOf = (sources: ReadonlyArray<Given>, place: Place): Check => {
  const entry = firstOf(sources, "ping-url")
  if (entry === undefined) return Check.Missing()
  return Either.match(
    Either.flatMap(secretOf(entry, place), ({ value }) => checkPingUrl(value)),
    {
      onLeft: (problem) => Check.Unusable({ source: entry.source, problem }),
      onRight: (url) => Check.Usable({ url })
    }
  )
}
