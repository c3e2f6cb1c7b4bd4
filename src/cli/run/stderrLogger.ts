/** The command's log: warnings and errors, a line each, on stderr. */
import * as Logger from "effect/Logger"
import * as LogLevel from "effect/LogLevel"
import { complainNow } from "../wrapper/complain.ts"

/**
 * What the library says of its limits, as it concerns who runs a command. It names each by the name under which a
 * program can set it, and a command cannot.
 */
const inUsersWords = [
  [/\(endTimeout\)/u, "the end of this run has not reached Slack. `runbell doctor` finds out why."],
  [/\(drainTimeout\).* kept in the outbox/u, "what has not reached Slack is kept, and goes out later."],
  [/\(drainTimeout\)/u, "what has not reached Slack is lost."]
] as const

const lineOf = (message: unknown): string => {
  const text = (Array.isArray(message) ? message : [message]).map(String).join(" ")
  const [, words] = inUsersWords.find(([limit]) => limit.test(text)) ?? []
  return words ?? text.replace(/^runbell: /u, "")
}

const logger = Logger.make(({ logLevel, message }) => {
  if (LogLevel.greaterThanEqual(logLevel, LogLevel.Warning)) complainNow(lineOf(message))
})

/** In place of Effect's own, which writes to stdout, and stdout is the command's. */
export const stderrLogger = Logger.replace(Logger.defaultLogger, logger)
