/** RunEvent x Locale -> message. Pure: the same event in the same locale is always the same message. */
import * as Match from "effect/Match"
import type { MessageContent } from "../domain/MessageContent.ts"
import type { AlertRaised, MessageSent, RunEvent } from "../domain/RunEvent.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import { linkOrText, paragraph, plain, richText, title } from "./layout.ts"
import type { Message } from "./Message.ts"
import { inert, inertLine } from "./Mrkdwn.ts"
import { plainText } from "./outline.ts"
import { alertNow, alertSentence } from "./renderAlert.ts"
import { renderCurves } from "./renderCurves.ts"
import { renderEnded } from "./renderEnd.ts"
import { fieldLeaves, mentionLeaves } from "./renderFacts.ts"
import { renderForBots } from "./renderForBots.ts"
import { content, footerOf, heldBack, nameOf } from "./renderParts.ts"
import { pictureOf } from "./renderPicture.ts"
import { renderProgressed, renderStarted } from "./renderRun.ts"

const longest = { title: 90, text: 3_000, line: 150 } as const

const alertIcon = { info: "🔔", warn: "⚠️", error: "🚨" } as const
const messageIcon = { info: "💬", warn: "⚠️", error: "🚨" } as const

const contentTitle = ({ level = "info", title: own }: MessageContent, { catalogue }: Locale): string | undefined => {
  if (own !== undefined) return `${messageIcon[level]} ${inertLine(own, longest.title, catalogue.nothing)}`
  return level === "info" ? undefined : `${messageIcon[level]} ${catalogue.level[level]}`
}

const said = (event: MessageSent, locale: Locale): Message => {
  const { catalogue } = locale
  const { text, fields = {}, link, curves } = event.content
  const head = contentTitle(event.content, locale)
  const fieldFacts = paragraph(...fieldLeaves(fields, locale))
  const drawn = renderCurves(curves, undefined, locale)
  const saysMore = [head, link].some((part) => part !== undefined) || [...fieldFacts, ...drawn].length > 0
  const blocks = richText(
    text === undefined && saysMore ? [] : paragraph(plain(inert(text ?? "", longest.text, catalogue.nothing))),
    fieldFacts,
    drawn,
    link === undefined ? [] : paragraph(linkOrText(link, catalogue.nothing))
  )
  const foot = footerOf(event.run, event.at, locale)
  const line = head ?? inertLine(text ?? plainText(blocks), longest.line, catalogue.nothing)
  const [first, ...rest] = [...(head === undefined ? [] : [title(head)]), ...blocks, foot]
  const name = event.run === undefined ? line : nameOf(event.run, locale)
  return { event, ...content(line, [first ?? foot, ...rest]), ...pictureOf(curves, name, locale) }
}

const raised = (event: AlertRaised, locale: Locale): Message => {
  const line = `${alertIcon[event.alert.level]} ${alertSentence(event.alert, locale)}`
  const now = alertNow(event.alert, locale)
  const said = content(`${line} · ${nameOf(event.run, locale)}`, [
    title(line),
    ...richText(
      paragraph(...mentionLeaves(event.mentions, locale)),
      now === "" ? [] : paragraph(plain(now)),
      heldBack(event.alert.heldBack, locale)
    ),
    footerOf(event.run, event.at, locale)
  ])
  return { event, ...said }
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
    RunStarted: (event) => renderStarted(event, locale),
    RunProgressed: (event) => renderProgressed(event, locale),
    MessageSent: (event) => said(event, locale),
    AlertRaised: (event) => raised(event, locale),
    RunEnded: (event) => renderEnded(event, locale)
  }),
  ...renderForBots(event, locale)
})
