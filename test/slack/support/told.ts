/** Messages of a run as a bot is given them, with the words of its card. */
import { DateTime, Duration } from "effect"
import { type Message, type Outcome, render } from "runbell"
import { locales } from "../../support/words.ts"

const at = DateTime.unsafeMake("2026-11-24T19:05:09Z")

export const runNamed = (id: string, card?: string) => ({ id, name: id, tags: [], card })

type Run = ReturnType<typeof runNamed>

/** The message of the event; its card says what it is given. */
const told = (event: Message["event"], card?: string): Message => {
  const message = render(event, locales.en)
  const [head] = message.blocks
  const shown = { text: card ?? "", blocks: [head, { type: "rich_text", elements: [section(card ?? "")] }] } as const
  return {
    ...message,
    card: card === undefined ? undefined : shown,
    newCard: locales.en.catalogue.newCard,
    again: event._tag === "RunStarted" ? { text: `${event.run.name} started again`, blocks: message.blocks } : undefined
  }
}

const section = (text: string) => ({ type: "rich_text_section", elements: [{ type: "text", text }] }) as const

export const started = (run: Run) => told({ _tag: "RunStarted", run, at }, "0 %")

export const progressed = (run: Run, percent: number) =>
  told({ _tag: "RunProgressed", run, at, metrics: { values: {} } }, `${percent} %`)

export const said = (run: Run | undefined, text: string) => told({ _tag: "MessageSent", run, at, content: { text } })

export const ended = (run: Run, outcome: Outcome.Outcome = { _tag: "Finished", summary: undefined }) =>
  told(
    { _tag: "RunEnded", run, at, outcome, duration: Duration.minutes(3), alertsHeldBack: 0, mentions: [] },
    outcome._tag
  )
