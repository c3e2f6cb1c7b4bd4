/** Takes secrets out of every text of an event before it is worded: a text that was cut first could keep half of one. */
import * as Context from "effect/Context"
import { identity } from "effect/Function"
import * as Layer from "effect/Layer"

/**
 * What becomes of every text of an event before it is told. Slack's own secrets are always taken out; this is for
 * those that only the program knows.
 *
 * @example
 * import { Redactor } from "runbell"
 * Redactor.layer((text) => text.replaceAll(/token-\w+/g, "‹redacted›"))
 *
 * @since 0.1.0
 */
export class Redactor extends Context.Reference<Redactor>()("runbell/Redactor", {
  defaultValue: (): ((text: string) => string) => identity
}) {
  /** Lets the function change every text. One that throws lets nothing through. */
  static readonly layer = (redact: (text: string) => string): Layer.Layer<Redactor> => Layer.succeed(Redactor, redact)
}
