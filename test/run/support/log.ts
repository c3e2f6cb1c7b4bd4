/** Keeps what is logged, so that a test can count it and look for what must not be in it. */
import { Layer, Logger, LogLevel } from "effect"

/** One line of the log. */
export interface Line {
  readonly level: string
  readonly text: string
}

/** A log in memory: its lines so far, those that a user sees by default, and the layer that writes it. */
export interface CapturedLog {
  readonly lines: ReadonlyArray<Line>
  readonly warnings: () => ReadonlyArray<string>
  readonly layer: Layer.Layer<never>
}

export const captureLog = (): CapturedLog => {
  const lines: Array<Line> = []
  const logger = Logger.make<unknown, void>(({ logLevel, message, cause }) => {
    lines.push({ level: logLevel.label, text: `${String(message)} ${JSON.stringify(cause)}` })
  })
  return {
    lines,
    warnings: () => lines.filter(({ level }) => level !== "DEBUG" && level !== "TRACE").map(({ text }) => text),
    layer: Layer.merge(Logger.add(logger), Logger.minimumLogLevel(LogLevel.Debug))
  }
}
