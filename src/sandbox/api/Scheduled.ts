/** Messages for later: when they may be due, how many at a time, and what becomes of one that is deleted. Pure. */
import type { Taken } from "../judge.ts"

/** A message that waits for its time. Times are in seconds since the epoch, as Slack gives them. */
export interface Scheduled {
  readonly id: string
  readonly channel: { readonly id: string; readonly name: string }
  readonly postAt: number
  readonly createdAt: number
  readonly message: Taken
  /** Whether the list still shows it. */
  readonly listed: boolean
  /** Whether it will be posted: not what is listed always is, and not what is deleted never. */
  readonly posts: boolean
}

/** In seconds: method page "chat.scheduleMessage", 120 days. */
const farthest = 120 * 24 * 60 * 60

/** The same page: "30 messages per 5-minute window per channel". */
const most = { messages: 30, window: 300 } as const

/** The time that is asked for, or the code with which it is refused. */
export const timeOf = (given: unknown, now: number): number | "invalid_time" | "time_in_past" | "time_too_far" => {
  const time = typeof given === "number" || typeof given === "string" ? Number(given) : Number.NaN
  if (!Number.isInteger(time) || time <= 0) return "invalid_time"
  if (time <= now) return "time_in_past"
  return time > now + farthest ? "time_too_far" : time
}

/** Whether one more at this time would be too many for some window of five minutes. */
export const isCrowded = (all: ReadonlyArray<Scheduled>, channelId: string, postAt: number): boolean => {
  const near = all
    .filter(({ channel, posts }) => channel.id === channelId && posts)
    .map((scheduled) => scheduled.postAt)
    .filter((time) => Math.abs(time - postAt) < most.window)
    .concat(postAt)
  return near.some((start) => near.filter((time) => time >= start && time < start + most.window).length > most.messages)
}

/**
 * What a deletion does, by the seconds that are left. Observed from 2021 to 2026, and not in the documentation: with
 * less than five minutes left Slack says ok, lists the message no more, and posts it all the same. Documented: with less
 * than one minute left it refuses.
 */
export const deletionOf = (
  left: number,
  lastMinute: "refused" | "accepted"
): { readonly accepted: boolean; readonly posts: boolean } => {
  if (left <= 0) return { accepted: false, posts: true }
  if (left < 60) return { accepted: lastMinute === "accepted", posts: true }
  return { accepted: true, posts: left < 300 }
}
