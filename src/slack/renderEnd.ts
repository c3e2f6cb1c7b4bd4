/** The end of a run, as a message and as the last state of the run's card. Pure. */
import { drawnCurves } from "../domain/drawnCurves.ts"
import type { Outcome } from "../domain/Outcome.ts"
import type { RunEnded } from "../domain/RunEvent.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import type { Block } from "./BlockKit.ts"
import { type Fact, facts, paragraph, richText, title } from "./layout.ts"
import { limits } from "./limits.ts"
import type { Message } from "./Message.ts"
import { renderCharts } from "./renderCharts.ts"
import { bestFact, otherMetricsFact, renderCurves } from "./renderCurves.ts"
import { identity, mentionLeaves, metricsFact } from "./renderFacts.ts"
import { sentenceOf, shortReason, stoppedAt, storyOf } from "./renderOutcome.ts"
import { renderOutput } from "./renderOutput.ts"
import { content, descriptionOf, footerOf, heldBack, nameOf, updatedFooter } from "./renderParts.ts"
import { pictureOf } from "./renderPicture.ts"
import { textSize } from "./textSize.ts"

const outcomeIcon = { Finished: "✅", Failed: "❌", Interrupted: "⏹️", Killed: "💀", Lost: "🔇" } as const

const resultFact = (outcome: Outcome, locale: Locale): ReadonlyArray<Fact> => {
  const summary = outcome._tag === "Finished" ? outcome.summary : undefined
  return metricsFact(locale.catalogue.result, summary === undefined ? undefined : { values: summary }, locale)
}

/** What an output may take: what the rest leaves of a message, and at most so much. */
const longestOutput = 5_000

const roomFor = (blocks: ReadonlyArray<Block>): number => limits.allText - textSize(blocks) - 200

/** What its numbers came to, and who it was. */
const figures = (event: RunEnded, locale: Locale): ReadonlyArray<Block> =>
  richText(
    renderCurves(event.curves, event.metrics, locale),
    facts(
      ...resultFact(event.outcome, locale),
      ...bestFact(event.curves, locale),
      ...otherMetricsFact(event.curves, event.metrics, locale),
      ...stoppedAt(event, locale),
      ...identity(event.run, locale)
    ),
    heldBack(event.alertsHeldBack, locale)
  )

/** The card says how it ended; why, and what was printed, is told below it. */
export const renderEnded = (event: RunEnded, locale: Locale): Message => {
  const { run, at, outcome } = event
  const name = nameOf(run, locale)
  const sentence = sentenceOf(outcome, name, locale)
  const line = `${outcomeIcon[outcome._tag]} ${locale.catalogue.after(sentence, locale.format.duration(event.duration))}`
  const reason = shortReason(outcome, locale)
  const whole = reason === undefined ? line : locale.catalogue.because(line, reason)
  const story = richText(
    paragraph(...mentionLeaves(event.mentions, locale)),
    descriptionOf(run, locale),
    storyOf(outcome, locale)
  )
  const drawn = drawnCurves(event)
  const foot = footerOf(run, at, locale)
  const told = [title(line), ...story, ...figures(event, locale), foot]
  const charts = renderCharts(drawn, name, locale)
  const shown = textSize(charts) <= roomFor(told) ? charts : []
  const room = Math.min(longestOutput, roomFor([...told, ...shown]))
  const output = richText(renderOutput(event.output, room, locale))
  return {
    event,
    ...content(whole, [title(line), ...story, ...output, ...figures(event, locale), ...shown, foot]),
    card: content(whole, [
      title(whole),
      ...richText(descriptionOf(run, locale)),
      ...figures(event, locale),
      updatedFooter(run, at, locale)
    ]),
    ...pictureOf(drawn, name, locale)
  }
}
