/** What a way of delivery can do besides posting, so that nothing is left out silently where it cannot. */

/**
 * What a notifier can do. Every notifier can post; the same program makes the most of what is there.
 *
 * - `edit`: a run has one card, which lives while the run does. Without it the start is told, progress now and then
 *   (`sparseProgress` of `SlackPolicy`), and the end.
 * - `thread`: alerts, messages and the end stand below the card. Without it they stand for themselves, in order.
 * - `upload`: curves are a picture, and a long error is a file. Without it curves are drawn in text, and an error is cut.
 *
 * @example
 * import { Effect } from "effect"
 * import { SlackNotifier } from "runbell"
 * const hasCards = Effect.map(SlackNotifier, ({ can }) => can.edit)
 *
 * @since 0.1.0
 */
export interface Capabilities {
  readonly edit: boolean
  readonly thread: boolean
  readonly upload: boolean
}

/**
 * A notifier that can do nothing but post, such as a webhook.
 *
 * @example
 * import { postsOnly } from "runbell"
 * postsOnly.edit // false: a webhook can only post
 *
 * @since 0.1.0
 */
export const postsOnly: Capabilities = { edit: false, thread: false, upload: false }
