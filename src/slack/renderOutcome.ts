/** How a run ended, in words, with what was seen of the reason. Pure. */
import * as Match from "effect/Match"
import type { Evidence } from "../domain/Evidence.ts"
import { type Kind, kindOf, type Outcome } from "../domain/Outcome.ts"
import type { RunEnded } from "../domain/RunEvent.ts"
import type { Catalogue } from "../locale/Catalogue.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import { type Fact, paragraph, plain } from "./layout.ts"
import { inertLine } from "./Mrkdwn.ts"
import { renderError } from "./renderError.ts"
import { positionOf } from "./renderProgress.ts"

const phraseOf = {
  finished: "finished",
  failed: "failed",
  interrupted: "interrupted",
  preempted: "requeued",
  "time limit": "reachedTimeLimit",
  "out of memory": "ranOutOfMemory",
  killed: "killed",
  vanished: "vanished",
  lost: "lost"
} as const satisfies Record<Kind, keyof Catalogue>

const longest = { signal: 30, launcher: 60, location: 120, error: 60 } as const

/** The end in one line: who, and how. */
export const sentenceOf = (outcome: Outcome, name: string, { catalogue }: Locale): string =>
  catalogue[phraseOf[kindOf(outcome)]](name)

/** A failure's shortest name, for the line that a notification shows. */
export const shortReason = (outcome: Outcome, { catalogue }: Locale): string | undefined => {
  if (outcome._tag !== "Failed") return undefined
  if (outcome.error !== undefined) return inertLine(outcome.error.name, longest.error, catalogue.nothing)
  return outcome.exitCode === undefined ? undefined : catalogue.exitCode(String(outcome.exitCode))
}

const evidenceSentence = (evidence: Evidence, { catalogue: { evidence: phrases, nothing }, format }: Locale): string =>
  Match.valueTags(evidence, {
    OutOfMemory: ({ limit }) => phrases.OutOfMemory(limit === undefined ? undefined : format.bytes(limit)),
    PerhapsOutOfMemory: ({ killed }) => phrases.PerhapsOutOfMemory(format.count(killed)),
    NotOutOfMemory: () => phrases.NotOutOfMemory,
    ShellSignal: ({ signal }) => phrases.ShellSignal(inertLine(signal, longest.signal, nothing)),
    CommandNotFound: () => phrases.CommandNotFound,
    CommandNotExecutable: () => phrases.CommandNotExecutable,
    NativeCrash: () => phrases.NativeCrash,
    TimeLimit: ({ launcher }) => phrases.TimeLimit(inertLine(launcher, longest.launcher, nothing)),
    StoppedByLauncher: ({ launcher }) => phrases.StoppedByLauncher(inertLine(launcher, longest.launcher, nothing)),
    Requeued: ({ launcher }) => phrases.Requeued(inertLine(launcher, longest.launcher, nothing)),
    Vanished: () => phrases.Vanished,
    EndedUnseen: () => phrases.EndedUnseen,
    EndedEarly: () => phrases.EndedEarly,
    Rebooted: () => phrases.Rebooted
  })

/** What happened, then what was seen of why. */
const sentences = (locale: Locale, what: ReadonlyArray<string | undefined>, evidence: Evidence | undefined) => {
  const why = evidence === undefined ? undefined : evidenceSentence(evidence, locale)
  const said = [...what, why].filter((sentence) => sentence !== undefined)
  return said.length === 0 ? [] : paragraph(plain(said.join(" ")))
}

/** That it ended was seen: it did not just fall silent. */
const ofSeenEnds: ReadonlySet<Evidence["_tag"] | undefined> = new Set(["EndedUnseen", "EndedEarly"])

/** What there is to say of an end beside its first line. */
export const storyOf = (outcome: Outcome, locale: Locale) => {
  const { catalogue, format } = locale
  const named = (signal: string) => inertLine(signal, longest.signal, catalogue.nothing)
  const ended = (code: number | undefined) =>
    code === undefined ? undefined : catalogue.endedWith(catalogue.exitCode(String(code)))
  return Match.valueTags(outcome, {
    Finished: () => [],
    Failed: ({ error, exitCode, evidence }) => [
      ...(error === undefined ? [] : renderError(error, locale)),
      ...sentences(locale, [ended(exitCode)], evidence)
    ],
    Interrupted: ({ signal, exitCode, evidence }) => [
      ...sentences(
        locale,
        [signal === undefined ? undefined : catalogue.stoppedBy(named(signal)), ended(exitCode)],
        evidence
      ),
      ...paragraph(plain(catalogue.interruptedMeans))
    ],
    // Of what vanished nobody saw that the system ended it.
    Killed: (killed) => {
      const signal = killed.signal === undefined ? undefined : named(killed.signal)
      const what = kindOf(killed) === "vanished" ? undefined : catalogue.killedMeans(signal)
      return sentences(locale, [what], killed.evidence)
    },
    Lost: ({ lastSignOfLife: since, evidence }) => {
      const silence = catalogue.lostMeans(since === undefined ? undefined : format.time(since))
      return sentences(locale, [ofSeenEnds.has(evidence?._tag) ? undefined : silence], evidence)
    }
  })
}

const positionIn = ({ progress, metrics }: RunEnded, locale: Locale): string => {
  if (progress !== undefined) return positionOf(progress, locale)
  return metrics?.step === undefined ? "" : locale.catalogue.step(locale.format.number(metrics.step))
}

/** The step, the epoch and the source position that a run got to, unless it got to its end. */
export const stoppedAt = (event: RunEnded, locale: Locale): ReadonlyArray<Fact> => {
  const { outcome } = event
  if (outcome._tag === "Finished") return []
  const { catalogue } = locale
  const position = positionIn(event, locale)
  const step = position === "" ? [] : [position]
  const location = outcome._tag === "Failed" ? outcome.error?.location : undefined
  const places = location === undefined ? step : [...step, inertLine(location, longest.location, catalogue.nothing)]
  return places.length === 0 ? [] : [{ label: catalogue.stoppedAt, value: [plain(places.join(" · "))] }]
}
