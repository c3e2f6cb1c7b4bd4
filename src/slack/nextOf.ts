/** Which of the messages that wait in order is told next: what is added to a message lets messages pass. Pure. */
import type { Message } from "./Message.ts"

const isAdded = ({ adds }: Message): boolean => adds !== undefined

/**
 * Its place. A picture takes seconds, and the end of the next run must not wait for it. A start passes no card: it may
 * be that of another attempt at the same work, which then shows in the same card.
 */
export const nextOf = (waiting: ReadonlyArray<Message>): number => {
  const place = waiting.findIndex((message) => !isAdded(message))
  const passed = waiting.slice(0, Math.max(0, place))
  const isStart = waiting[place]?.event._tag === "RunStarted"
  return isStart && passed.some(({ adds }) => adds === "card") ? 0 : Math.max(0, place)
}
