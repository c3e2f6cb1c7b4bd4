/** RunEvent x Locale -> message. Pure: the same event in the same locale is always the same message. */
import * as Match from "effect/Match"
import type { MessageContent } from "../domain/MessageContent.ts"
import type { Outcome } from "../domain/Outcome.ts"
import type { Run } from "../domain/Run.ts"
import type { AlertRaised, MessageSent, RunEnded, RunEvent, RunProgressed, RunStarted } from "../domain/RunEvent.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import type { Block } from "./BlockKit.ts"
import { type Fact, facts, footer, linkOrText, paragraph, plain, richText, title } from "./layout.ts"
import { limits } from "./limits.ts"
import type { Message } from "./Message.ts"
import { escape, inert, inertLine, isolate, truncate } from "./Mrkdwn.ts"
import { moment } from "./moment.ts"
import { plainText } from "./outline.ts"
import { alertNow, alertSentence } from "./renderAlert.ts"
import { fieldLeaves, identity, mentionLeaves, metricsFact } from "./renderFacts.ts"
import { renderForBots } from "./renderForBots.ts"
import { sentenceOf, shortReason, stoppedAt, storyOf } from "./renderOutcome.ts"
import { renderOutput } from "./renderOutput.ts"
import { textSize } from "./textSize.ts"

const longest = { name: 90, description: 600, text: 3_000, fallback: 150 } as const

const outcomeIcon = { Finished: "✅", Failed: "❌", Interrupted: "⏹️", Killed: "💀", Lost: "🔇" } as const
const alertIcon = { info: "🔔", warn: "⚠️", error: "🚨" } as const
const messageIcon = { info: "💬", warn: "⚠️", error: "🚨" } as const

const nameOf = (run: Run, { catalogue }: Locale): string =>
  isolate(inertLine(run.name, longest.name, catalogue.nothing))

const footerOf = (run: Run | undefined, at: RunEvent["at"], locale: Locale): Block => {
  const time = moment(at, locale.format.time(at))
  if (run === undefined) return footer(time)
  const id = inertLine(run.id, 50, locale.catalogue.nothing)
  const project = run.project === undefined ? [] : [inertLine(run.project, longest.name, locale.catalogue.nothing)]
  return footer([...project, nameOf(run, locale)].join(" / "), time, `${locale.catalogue.run} ${id}`)
}

const message = (event: RunEvent, line: string, blocks: readonly [Block, ...ReadonlyArray<Block>]): Message => ({
  event,
  text: escape(truncate(line, longest.fallback)),
  blocks
})

const descriptionOf = ({ description }: Run, { catalogue }: Locale) =>
  description === undefined ? [] : paragraph(plain(inert(description, longest.description, catalogue.nothing)))

const started = (event: RunStarted, locale: Locale): Message => {
  const line = `🚀 ${locale.catalogue.started(nameOf(event.run, locale))}`
  return message(event, line, [
    title(line),
    ...richText(descriptionOf(event.run, locale)),
    ...richText(facts(...identity(event.run, locale))),
    footerOf(event.run, event.at, locale)
  ])
}

const progressed = (event: RunProgressed, locale: Locale): Message => {
  const line = `⏳ ${locale.catalogue.progressed(nameOf(event.run, locale))}`
  return message(event, line, [
    title(line),
    ...richText(facts(...metricsFact(locale.catalogue.lastMetrics, event.metrics, locale))),
    footerOf(event.run, event.at, locale)
  ])
}

const contentTitle = ({ level = "info", title: own }: MessageContent, { catalogue }: Locale): string | undefined => {
  if (own !== undefined) return `${messageIcon[level]} ${inertLine(own, longest.name, catalogue.nothing)}`
  return level === "info" ? undefined : `${messageIcon[level]} ${catalogue.level[level]}`
}

const said = (event: MessageSent, locale: Locale): Message => {
  const { catalogue } = locale
  const { text, fields = {}, link } = event.content
  const head = contentTitle(event.content, locale)
  const fieldFacts = paragraph(...fieldLeaves(fields, locale))
  const saysMore = head !== undefined || fieldFacts.length > 0 || link !== undefined
  const blocks = richText(
    text === undefined && saysMore ? [] : paragraph(plain(inert(text ?? "", longest.text, catalogue.nothing))),
    fieldFacts,
    link === undefined ? [] : paragraph(linkOrText(link, catalogue.nothing))
  )
  const foot = footerOf(event.run, event.at, locale)
  const line = head ?? inertLine(text ?? plainText(blocks), longest.fallback, catalogue.nothing)
  const [first, ...rest] = [...(head === undefined ? [] : [title(head)]), ...blocks, foot]
  return message(event, line, [first ?? foot, ...rest])
}

const heldBack = (alerts: number, { catalogue, format }: Locale) =>
  alerts === 0 ? [] : paragraph(plain(catalogue.alertsHeldBack(format.count(alerts))))

const raised = (event: AlertRaised, locale: Locale): Message => {
  const line = `${alertIcon[event.alert.level]} ${alertSentence(event.alert, locale)}`
  const now = alertNow(event.alert, locale)
  return message(event, `${line} · ${nameOf(event.run, locale)}`, [
    title(line),
    ...richText(
      paragraph(...mentionLeaves(event.mentions, locale)),
      now === "" ? [] : paragraph(plain(now)),
      heldBack(event.alert.heldBack, locale)
    ),
    footerOf(event.run, event.at, locale)
  ])
}

const resultFact = (outcome: Outcome, locale: Locale): ReadonlyArray<Fact> => {
  const summary = outcome._tag === "Finished" ? outcome.summary : undefined
  return metricsFact(locale.catalogue.result, summary === undefined ? undefined : { values: summary }, locale)
}

/** What an output may take: what the rest leaves of a message, and at most so much. */
const longestOutput = 5_000

const roomFor = (blocks: ReadonlyArray<Block>): number =>
  Math.min(longestOutput, limits.allText - textSize(blocks) - 200)

const ended = (event: RunEnded, locale: Locale): Message => {
  const { catalogue, format } = locale
  const sentence = sentenceOf(event.outcome, nameOf(event.run, locale), locale)
  const line = `${outcomeIcon[event.outcome._tag]} ${catalogue.after(sentence, format.duration(event.duration))}`
  const reason = shortReason(event.outcome, locale)
  const story = richText(
    paragraph(...mentionLeaves(event.mentions, locale)),
    descriptionOf(event.run, locale),
    storyOf(event.outcome, locale)
  )
  const known = richText(
    facts(
      ...resultFact(event.outcome, locale),
      ...metricsFact(catalogue.lastMetrics, event.metrics, locale),
      ...stoppedAt(event, locale),
      ...identity(event.run, locale)
    ),
    heldBack(event.alertsHeldBack, locale)
  )
  const foot = footerOf(event.run, event.at, locale)
  const output = richText(renderOutput(event.output, roomFor([title(line), ...story, ...known, foot]), locale))
  return message(event, reason === undefined ? line : catalogue.because(line, reason), [
    title(line),
    ...story,
    ...output,
    ...known,
    foot
  ])
}

/**
 * The message that tells of an event in a locale.
 *
 * @example
 * import { DateTime, Effect } from "effect"
 * import { Locale, render } from "runbell"
 * const text = Effect.map(Locale, (locale) =>
 *   render({ _tag: "RunStarted", run: { id: "1", name: "mnist", tags: [] }, at: DateTime.unsafeMake(0) }, locale).text
 * )
 *
 * @since 0.1.0
 */
export const render = (event: RunEvent, locale: Locale): Message => ({
  ...Match.valueTags(event, {
    RunStarted: (event) => started(event, locale),
    RunProgressed: (event) => progressed(event, locale),
    MessageSent: (event) => said(event, locale),
    AlertRaised: (event) => raised(event, locale),
    RunEnded: (event) => ended(event, locale)
  }),
  ...renderForBots(event, locale)
})
