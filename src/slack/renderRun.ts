/** The start of a run and its progress, as a message and as the run's card. Pure. */
import type { RunProgressed, RunStarted } from "../domain/RunEvent.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import type { Block } from "./BlockKit.ts"
import { facts, richText, title } from "./layout.ts"
import type { Message } from "./Message.ts"
import { bestFact, otherMetricsFact, renderCurves } from "./renderCurves.ts"
import { identity } from "./renderFacts.ts"
import { content, descriptionOf, footerOf, nameOf, updatedFooter } from "./renderParts.ts"
import { progressFacts, renderPosition } from "./renderProgress.ts"

/** The card of a run that has begun is what was posted. */
export const renderStarted = (event: RunStarted, locale: Locale): Message => {
  const line = `🚀 ${locale.catalogue.started(nameOf(event.run, locale))}`
  const said = content(line, [
    title(line),
    ...richText(descriptionOf(event.run, locale)),
    ...richText(facts(...identity(event.run, locale))),
    footerOf(event.run, event.at, locale)
  ])
  return { event, ...said, card: said }
}

/** How far it is, then its numbers: what is looked for first stands first. */
const standing = ({ progress, metrics, curves }: RunProgressed, locale: Locale): ReadonlyArray<Block> =>
  richText(
    progress === undefined ? [] : renderPosition(progress, locale),
    progress === undefined ? [] : facts(...progressFacts(progress, locale)),
    renderCurves(curves, metrics, locale),
    facts(...bestFact(curves, locale), ...otherMetricsFact(curves, metrics, locale))
  )

/** Who can only post tells the same, without what the start said already. */
export const renderProgressed = (event: RunProgressed, locale: Locale): Message => {
  const { run, at } = event
  const line = `⏳ ${locale.catalogue.progressed(nameOf(run, locale))}`
  const now = standing(event, locale)
  return {
    event,
    ...content(line, [title(line), ...now, footerOf(run, at, locale)]),
    card: content(line, [
      title(line),
      ...now,
      ...richText(descriptionOf(run, locale), facts(...identity(run, locale))),
      updatedFooter(run, at, locale)
    ])
  }
}
