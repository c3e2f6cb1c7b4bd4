/** What all messages have in common: whose they are, the fallback text, the last line. Pure. */
import type { Run } from "../domain/Run.ts"
import type { RunEvent } from "../domain/RunEvent.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import type { Block } from "./BlockKit.ts"
import { footer, paragraph, plain } from "./layout.ts"
import type { Message } from "./Message.ts"
import { escape, inert, inertLine, isolate, truncate } from "./Mrkdwn.ts"
import { type Moment, moment } from "./moment.ts"

const longest = { name: 90, id: 50, description: 600, fallback: 150 } as const

export const nameOf = (run: Run, { catalogue }: Locale): string =>
  isolate(inertLine(run.name, longest.name, catalogue.nothing))

const footerWith = (run: Run, time: Moment, locale: Locale): Block => {
  const id = inertLine(run.id, longest.id, locale.catalogue.nothing)
  const project = run.project === undefined ? [] : [inertLine(run.project, longest.name, locale.catalogue.nothing)]
  return footer([...project, nameOf(run, locale)].join(" / "), time, `${locale.catalogue.run} ${id}`)
}

/** Which run it is, and when it happened. */
export const footerOf = (run: Run | undefined, at: RunEvent["at"], locale: Locale): Block => {
  const time = moment(at, locale.format.time(at))
  return run === undefined ? footer(time) : footerWith(run, time, locale)
}

/** The same below what is edited: when that was last done. */
export const updatedFooter = (run: Run, at: RunEvent["at"], locale: Locale): Block =>
  footerWith(run, moment(at, locale.format.time(at), locale.catalogue.updated), locale)

type Content = Pick<Message, "text" | "blocks">

/** Blocks with the line that a notification shows of them. */
export const content = (line: string, blocks: Message["blocks"]): Content => ({
  text: escape(truncate(line, longest.fallback)),
  blocks
})

export const descriptionOf = ({ description }: Run, { catalogue }: Locale) =>
  description === undefined ? [] : paragraph(plain(inert(description, longest.description, catalogue.nothing)))

/** How many alerts were not told. */
export const heldBack = (alerts: number, { catalogue, format }: Locale) =>
  alerts === 0 ? [] : paragraph(plain(catalogue.alertsHeldBack(format.count(alerts))))
