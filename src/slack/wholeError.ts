/** The whole of an error in parts that fit into a message each. Pure. */
import type { RunEvent } from "../domain/RunEvent.ts"
import type { Shown } from "./forms.ts"
import { bold, paragraph, plain, printed, richText } from "./layout.ts"
import type { Message } from "./Message.ts"
import { escape, inert } from "./Mrkdwn.ts"

/** In characters: three quarters of what a message takes, since long lines are told with their breaks. */
const longestPart = 9_000

/** The whole of the event's error, where it is more than a message tells. */
export const wholeIn = (event: RunEvent): string | undefined =>
  event._tag === "RunEnded" && event.outcome._tag === "Failed" ? event.outcome.error?.whole : undefined

/** Cut between lines where they are not too long for that. */
export const cutInParts = (text: string): ReadonlyArray<string> => {
  if (text.length <= longestPart) return [text]
  const end = text.lastIndexOf("\n", longestPart)
  const cut = end > longestPart / 2 ? end : longestPart
  return [text.slice(0, cut), ...cutInParts(text.slice(end === cut ? cut + 1 : cut))]
}

/** The messages that tell it, with the words that the message brings. */
export const wholeAsText = ({ event, whole }: Message): ReadonlyArray<Shown> => {
  const text = wholeIn(event)
  if (whole === undefined || text === undefined) return []
  return cutInParts(text.toWellFormed()).flatMap((part, index): ReadonlyArray<Shown> => {
    const label = whole.parts[index] ?? ""
    const line = label === "" ? whole.title : `${whole.title} · ${label}`
    const [first, ...rest] = richText(
      paragraph(bold(whole.title), ...(label === "" ? [] : [plain(`  ${label}`)])),
      printed([inert(part, longestPart, " ")])
    )
    return first === undefined ? [] : [{ text: escape(line), blocks: [first, ...rest] }]
  })
}
