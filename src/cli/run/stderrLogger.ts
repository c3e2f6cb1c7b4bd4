/** The command's log: warnings and errors, a line each, on stderr. */
import * as Logger from "effect/Logger"
import * as LogLevel from "effect/LogLevel"
import { complainNow } from "../wrapper/complain.ts"

const lineOf = (message: unknown): string =>
  (Array.isArray(message) ? message : [message])
    .map(String)
    .join(" ")
    .replace(/^runbell: /u, "")

const logger = Logger.make(({ logLevel, message }) => {
  if (LogLevel.greaterThanEqual(logLevel, LogLevel.Warning)) complainNow(lineOf(message))
})

/** In place of Effect's own, which writes to stdout, and stdout is the command's. */
export const stderrLogger = Logger.replace(Logger.defaultLogger, logger)
