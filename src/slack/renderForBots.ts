/** The words that only a notifier uses which can more than post: for a card that is a new one, a thread, a long error. Pure. */
import * as Arr from "effect/Array"
import type { RunEvent, RunStarted } from "../domain/RunEvent.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import type { Shown } from "./forms.ts"
import { bold, footer, paragraph, richText } from "./layout.ts"
import type { Message } from "./Message.ts"
import { escape, inertLine, isolate, truncate } from "./Mrkdwn.ts"
import { cutInParts, wholeIn } from "./wholeError.ts"

const longest = { name: 90, fallback: 150 } as const

/** Another attempt at the same work; its number, where somebody has counted. */
const again = ({ run, at }: RunStarted, { catalogue, format }: Locale): Shown => {
  const attempt = run.origin?.job?.attempt ?? 1
  const name = isolate(inertLine(run.name, longest.name, catalogue.nothing))
  const line = `🔁 ${catalogue.startedAgain(name, attempt > 1 ? format.number(attempt) : undefined)}`
  const foot = footer(format.time(at), `${catalogue.run} ${inertLine(run.id, 50, catalogue.nothing)}`)
  const [first, ...rest] = [...richText(paragraph(bold(line))), foot]
  return { text: escape(truncate(line, longest.fallback)), blocks: [first ?? foot, ...rest] }
}

const whole = (event: RunEvent, { catalogue, format }: Locale): Message["whole"] => {
  const text = wholeIn(event)
  if (text === undefined) return undefined
  const count = cutInParts(text).length
  const label = (part: number) => catalogue.part(format.number(part), format.number(count))
  return { title: catalogue.wholeError, parts: count === 1 ? [""] : Arr.makeBy(count, (index) => label(index + 1)) }
}

/** Absent where the event needs none. */
export const renderForBots = (event: RunEvent, locale: Locale): Pick<Message, "newCard" | "again" | "whole"> => {
  const { newCard } = locale.catalogue
  switch (event._tag) {
    case "RunStarted":
      return { newCard, again: again(event, locale) }
    case "RunProgressed":
      return { newCard }
    case "RunEnded": {
      const words = whole(event, locale)
      return words === undefined ? { newCard } : { newCard, whole: words }
    }
    default:
      return {}
  }
}
