/** What the moments come to at which people are to be called. Pure. */
import type { MentionWhen } from "../../domain/Mentions.ts"
import type { Moment } from "./Kind.ts"

const outcomesOf = {
  failure: ["Failed", "Killed", "Lost"],
  finished: ["Finished"],
  failed: ["Failed"],
  interrupted: ["Interrupted"],
  killed: ["Killed"],
  lost: ["Lost"]
} as const satisfies Readonly<Record<Exclude<Moment, "always">, MentionWhen>>

/** All that are given, together. Default: `failure`. */
export const mentionWhenOf = (moments: ReadonlyArray<Moment>): MentionWhen => {
  const chosen = new Set(moments.flatMap((moment) => (moment === "always" ? [] : outcomesOf[moment])))
  if (moments.includes("always")) return "always"
  return moments.every((moment) => moment === "failure") ? "failure" : Array.from(chosen)
}
