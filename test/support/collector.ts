/** Everything that leaves a program, in every form in which it may be read: so that a test can search it for what must not be there. */
import { inspect } from "node:util"
import { Cause, Layer, Logger, LogLevel, Tracer } from "effect"

/** Collects what a program says: logs with their causes and annotations, spans with attributes and events, its result. */
export const collector = () => {
  const said: Array<string> = []
  const keep = (thing: unknown) => {
    said.push(inspect(thing, { depth: 20, showHidden: true }))
    said.push(String(thing))
    said.push(safeJson(thing))
  }
  const logger = Logger.make((entry) => {
    keep(entry.message)
    keep(entry.cause)
    keep(Cause.pretty(entry.cause, { renderErrorCause: true }))
    keep(Array.from(entry.annotations))
    said.push(Logger.logfmtLogger.log(entry), Logger.stringLogger.log(entry))
  })
  const tracer = Tracer.make({
    span: (name, parent, context, links, startTime, kind) => {
      const attributes = new Map<string, unknown>()
      return {
        _tag: "Span",
        name,
        parent,
        context,
        links,
        attributes,
        kind,
        sampled: true,
        spanId: "1",
        traceId: "1",
        status: { _tag: "Started", startTime },
        attribute: (key, value) => {
          attributes.set(key, value)
          keep([key, value])
        },
        event: (event, _, attributes) => keep([event, attributes]),
        addLinks: () => {},
        end: (_, exit) => {
          keep([name, Array.from(attributes)])
          keep(exit)
        }
      }
    },
    context: (f) => f()
  })
  const layer = Layer.mergeAll(
    Logger.replace(Logger.defaultLogger, logger),
    Logger.minimumLogLevel(LogLevel.All),
    Layer.setTracer(tracer)
  )
  return { said, keep, layer }
}

const safeJson = (thing: unknown): string => {
  try {
    return JSON.stringify(thing) ?? ""
  } catch {
    return ""
  }
}
