/** What to tell next of what waits: one message, or after a while many as one, run by run. Pure. */
import * as Duration from "effect/Duration"
import type { Service as Locale } from "../locale/Locale.ts"
import { countFitting, joinMessages } from "../slack/joinMessages.ts"
import { title } from "../slack/layout.ts"
import { limits } from "../slack/limits.ts"
import type { Message } from "../slack/Message.ts"
import { escape, truncate } from "../slack/Mrkdwn.ts"
import { plainText } from "../slack/outline.ts"
import { remark } from "../slack/remark.ts"
import type { Policy } from "../slack/SlackPolicy.ts"
import { textSize } from "../slack/textSize.ts"

/** A message that waits, under its name in the outbox. */
export interface Waiting {
  readonly name: string
  /** When it happened, in milliseconds. */
  readonly at: number
  readonly mayRepeat: boolean
  readonly message: Message
}

/** What is told at once. */
export interface Batch {
  readonly names: ReadonlyArray<string>
  readonly message: Message
  /** Whether some of it may have been told already. */
  readonly mayRepeat: boolean
}

type NonEmpty<A> = readonly [A, ...ReadonlyArray<A>]

/** A message to tell, and the names of all that it stands for. */
type Item = Batch

const itemOf = ({ name, message, mayRepeat }: Waiting, { catalogue }: Locale): Item => ({
  names: [name],
  mayRepeat,
  message: mayRepeat ? remark(message, catalogue.perhapsRepeat) : message
})

/** The messages of no run are a run of their own. */
const runOf = ({ message }: Waiting): string | undefined => message.event.run?.id

const grouped = <K>(waiting: ReadonlyArray<Waiting>, keyOf: (one: Waiting) => K): Map<K, ReadonlyArray<Waiting>> => {
  const groups = new Map<K, Array<Waiting>>()
  for (const one of waiting) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return groups
}

/** The first line, without what differs from one to the next of a kind. */
const gist = ({ blocks }: Message): string => (plainText(blocks).split("\n")[0] ?? "").replaceAll(/\d+/gu, "#")

/** What makes messages of a run alike; a start and an end are like no other. */
const kindOf = ({ name, message }: Waiting): string => {
  const { event } = message
  switch (event._tag) {
    case "RunStarted":
    case "RunEnded":
      return name
    case "RunProgressed":
      return event._tag
    case "AlertRaised":
      return `${event._tag} ${event.alert.level} ${gist(message)}`
    case "MessageSent":
      return `${event._tag} ${event.content.level ?? "info"} ${gist(message)}`
  }
}

/** Two are told as they are: to count one of them would say less in as many words. */
const fewest = 3

/** The last of each kind, in its place, with how many there were before it. */
const fold = (waiting: ReadonlyArray<Waiting>, locale: Locale): ReadonlyArray<Item> => {
  const kinds = grouped(waiting, kindOf)
  return waiting.flatMap((one) => {
    const alike = kinds.get(kindOf(one)) ?? [one]
    const item = itemOf(one, locale)
    if (alike.length < fewest) return [item]
    if (alike.at(-1) !== one) return []
    const more = locale.catalogue.moreLikeThis(locale.format.count(alike.length - 1))
    return [
      {
        names: alike.map(({ name }) => name),
        message: remark(item.message, more),
        mayRepeat: alike.some(({ mayRepeat }) => mayRepeat)
      }
    ]
  })
}

const fitTogether = (items: ReadonlyArray<Item>): boolean =>
  countFitting(items.map(({ message }) => message)) === items.length

/** As many of the run's messages, from the first on, as fit when alike ones are folded: none behind is told before one of them. */
const foldFitting = (run: ReadonlyArray<Waiting>, locale: Locale): ReadonlyArray<Item> => {
  let [fits, over] = [1, run.length + 1]
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2)
    if (fitTogether(fold(run.slice(0, middle), locale))) fits = middle
    else over = middle
  }
  return fold(run.slice(0, fits), locale)
}

/** All that waits, if it fits; else run by run as many as fit when alike messages are folded, of the first run at least some. */
const choose = (waiting: ReadonlyArray<Waiting>, locale: Locale): ReadonlyArray<Item> => {
  const runs = Array.from(grouped(waiting, runOf).values())
  const whole = runs.flat().map((one) => itemOf(one, locale))
  if (fitTogether(whole)) return whole
  let chosen: ReadonlyArray<Item> = []
  for (const run of runs) {
    const more = [...chosen, ...fold(run, locale)]
    if (!fitTogether(more)) return chosen.length === 0 ? foldFitting(run, locale) : chosen
    chosen = more
  }
  return chosen
}

const fits = ({ blocks }: Message): boolean => blocks.length <= limits.blocks && textSize(blocks) < limits.allText

/** Says above the messages that they come late, where that still fits. */
const titled = (message: Message, count: number, { catalogue, format }: Locale): Message => {
  const line = `🕓 ${catalogue.catchUp(format.count(count))}`
  const [head, ...rest] = message.blocks
  const late: Message = {
    ...message,
    text: `${escape(truncate(line, limits.header))}\n${message.text}`,
    blocks: [title(line), head, ...rest]
  }
  return fits(late) ? late : message
}

/** A message that says what happened long ago says when. */
const late = (message: Message, { catalogue, format }: Locale): Message =>
  remark(message, catalogue.toldLate(format.time(message.event.at)))

const joined = (items: NonEmpty<Item>): Batch => {
  const [first, ...rest] = items
  return {
    names: items.flatMap(({ names }) => names),
    mayRepeat: items.some(({ mayRepeat }) => mayRepeat),
    message: joinMessages(
      first.message,
      rest.map(({ message }) => message)
    )
  }
}

const isNonEmpty = <A>(items: ReadonlyArray<A>): items is NonEmpty<A> => items.length > 0

/** How the outbox words and bundles. */
export interface Manner extends Pick<Policy, "digestAfter" | "deliveryTimeout"> {
  readonly locale: Locale
}

/** Whether the message is told alone: it has not waited long, and there is time. */
export const isPatient = (
  { at }: Waiting,
  { digestAfter }: Pick<Policy, "digestAfter">,
  now: number,
  isHurried: boolean
): boolean => !isHurried && now - at < Duration.toMillis(digestAfter)

/**
 * What to tell next. The first message alone, until it has waited for `digestAfter` or there is no time left
 * (`isHurried`); then all of its run with it, and what fits of the runs behind; where not all fits, alike messages of a
 * run are told as one of them and the number of the others. What has waited for longer than
 * `deliveryTimeout` was held up by an outage, and is told as what was missed.
 */
export const nextBatch = (waiting: NonEmpty<Waiting>, manner: Manner, now: number, isHurried: boolean): Batch => {
  const [first] = waiting
  const { locale, deliveryTimeout } = manner
  const items = isPatient(first, manner, now, isHurried) ? [] : choose(waiting, locale)
  const batch = joined(isNonEmpty(items) ? items : [itemOf(first, locale)])
  if (now - first.at < Duration.toMillis(deliveryTimeout)) return batch
  const { message, names } = batch
  return { ...batch, message: names.length > 1 ? titled(message, names.length, locale) : late(message, locale) }
}
