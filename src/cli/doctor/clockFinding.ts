/** Whether this machine's clock is right, by the time at which Slack says that it answered. Pure. */
import { Finding } from "./Finding.ts"

/** What is worth a word. Tokens, signatures and certificates tolerate about as much. */
const tolerance = 60_000

/** The header has whole seconds, and the answer was on its way for less than the limit of an attempt. */
export const clockFinding = (date: string | undefined, now: number): Finding => {
  const theirs = Date.parse(date ?? "")
  if (Number.isNaN(theirs)) return Finding.NotChecked()
  const off = now - theirs
  if (Math.abs(off) <= tolerance) return Finding.ClockRight()
  return Finding.ClockWrong({ minutes: Math.round(Math.abs(off) / 60_000), ahead: off > 0 })
}
