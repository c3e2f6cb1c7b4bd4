/** Sends a message in the program's own words. */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { MessageContent } from "../domain/MessageContent.ts"
import { Notifier } from "../slack/Notifier.ts"
import type { Receipt } from "../slack/Receipt.ts"
import type { SlackError } from "../slack/SlackError.ts"
import type { SlackNotifier } from "../slack/SlackNotifier.ts"
import { CurrentRun } from "./CurrentRun.ts"
import { checkContent } from "./checkContent.ts"
import { handOver, withTag } from "./handOver.ts"

/**
 * What can be said: a text, or a title with text, level, fields and a link.
 *
 * @example
 * import { Effect } from "effect"
 * import { type Content, sendMsg } from "runbell"
 * const tell = (content: Content) => Effect.ignore(sendMsg(content)) // whether Slack takes it or not
 * tell("Validation begins")
 * tell({ title: "Validated", fields: { accuracy: 0.94 } })
 *
 * @since 0.1.0
 */
export type Content = string | MessageContent

const normalize = (content: Content): MessageContent => (typeof content === "string" ? { text: content } : content)

const sendAlone = Effect.fnUntraced(function* (
  given: MessageContent
): Effect.fn.Return<Receipt, SlackError, SlackNotifier> {
  const notifier = yield* Notifier
  const { content, complaint } = checkContent(given)
  if (complaint !== undefined) yield* Effect.logWarning(`runbell: a message is not as it should be. ${complaint}`)
  const event = { _tag: "MessageSent", at: yield* DateTime.now, content } as const
  return yield* withTag(Effect.flatten(handOver(notifier, event)))
})

/**
 * Sends a message and waits until Slack has it. Inside a run it belongs to that run and keeps its place among the run's
 * messages; outside it stands for itself. All text is inert: it can mention nobody and format nothing.
 *
 * It waits for its turn, then for at most `deliveryTimeout` of {@link SlackPolicy}, and fails with one of the
 * {@link SlackError}s. To go on without waiting, fork it; to go on whatever happens, `Effect.ignoreLogged`.
 *
 * @example
 * import { sendMsg } from "runbell"
 * const a = sendMsg("Validation begins")
 * const b = sendMsg({ title: "Checkpoint", text: "epoch 3", level: "info", fields: { loss: 0.21 }, link: "https://example.com" })
 *
 * @since 0.1.0
 */
export const sendMsg = (content: Content): Effect.Effect<Receipt, SlackError, SlackNotifier> =>
  Effect.flatMap(Effect.serviceOption(CurrentRun), (run) =>
    Option.match(run, {
      onNone: () => sendAlone(normalize(content)),
      onSome: (run) => run.send(normalize(content))
    })
  ).pipe(Effect.withSpan("runbell.sendMsg"))
