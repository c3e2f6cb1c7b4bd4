/** What can be said to the sandbox before it opens. */
import * as Duration from "effect/Duration"
import type { Pace } from "./pace.ts"

/**
 * The options of the sandbox. All but the first choose between readings of Slack that are not certain.
 *
 * @example
 * import { NodeSlackSandbox } from "runbell/node"
 * import type { SandboxOptions } from "runbell/testing"
 * const strict: SandboxOptions = { pace: { burst: 1, interval: "2 seconds" }, newestBlocks: "refusedByWebhooks" }
 * const Sandbox = NodeSlackSandbox.layer(strict)
 *
 * @since 0.1.0
 */
export interface SandboxOptions {
  /**
   * How many posts a webhook takes: `burst` at once, then one each `interval`. Default: 5, then one a second. Slack's
   * page "Rate limits" says one a second and that short bursts are allowed; the 5 are assumed.
   */
  readonly pace?: Pace | undefined
  /** The status of `invalid_token`. Default: 403, which most reports say; the newest says 400. */
  readonly invalidTokenStatus?: 403 | 400 | undefined
  /** Whether a webhook keeps `metadata`. Default: `kept`, as Slack's own clients send it; its page does not name it. */
  readonly metadata?: "kept" | "dropped" | undefined
  /**
   * What becomes of a reply to a message that is not there. Default: `threaded`, stored with its `thread_ts`, where
   * nobody in the channel sees it, as others saw it.
   */
  readonly unknownThread?: "threaded" | "unthreaded" | undefined
  /** The code for blocks with too much text in all. Default: `msg_blocks_too_long`. */
  readonly blocksTooLong?: "msg_blocks_too_long" | "invalid_blocks" | undefined
  /**
   * What becomes of the deletion of a scheduled message that is due within a minute: `refused` (default), as Slack
   * documents it, or `accepted`, as others saw it. The message is posted either way.
   */
  readonly lastMinuteDeletion?: "refused" | "accepted" | undefined
  /**
   * Who takes the newest blocks (cards, carousels, containers, charts, data tables, plans and tasks). Default: `taken`,
   * by all. With `refusedByWebhooks` or `refused`, by all, they are no blocks at all: `invalid_blocks`. Slack's pages do
   * not say that a webhook takes them.
   */
  readonly newestBlocks?: "taken" | "refusedByWebhooks" | "refused" | undefined
  /**
   * What becomes of a post with the `client_msg_id` of one before in its channel: `posted`, again (default), or
   * `recognised`, and answered with the `ts` of that one and `is_duplicate`. Slack's page of chat.postMessage names the
   * answer, and not the argument: nobody has shown that a bot's are recognised.
   */
  readonly repeatedMessage?: "posted" | "recognised" | undefined
  /**
   * How long a message can be edited, which admins may limit: then `edit_window_closed`. Default: for ever.
   */
  readonly editWindow?: Duration.DurationInput | undefined
  /** Names of emoji, without colons, that the workspace has of its own, beside those that its page can draw. */
  readonly emoji?: ReadonlyArray<string> | undefined
  /**
   * How long Slack looks through a file once its upload is completed. Until then the file is of no known type, is
   * nowhere to be seen, and a block that shows it is refused. Default: 1 second; others saw up to some seconds. With 0
   * a file is there as soon as the call is answered.
   */
  readonly fileProcessing?: Duration.DurationInput | undefined
}

/** All options with their defaults. */
export const withDefaults = (options: SandboxOptions) => ({
  pace: options.pace ?? { burst: 5, interval: "1 second" },
  invalidTokenStatus: options.invalidTokenStatus ?? 403,
  metadata: options.metadata ?? "kept",
  unknownThread: options.unknownThread ?? "threaded",
  blocksTooLong: options.blocksTooLong ?? "msg_blocks_too_long",
  lastMinuteDeletion: options.lastMinuteDeletion ?? "refused",
  newestBlocks: options.newestBlocks ?? "taken",
  repeatedMessage: options.repeatedMessage ?? "posted",
  editWindow: options.editWindow ?? Duration.infinity,
  emoji: options.emoji ?? [],
  fileProcessing: options.fileProcessing ?? "1 second"
})

/** The options as the sandbox's parts see them. */
export type Settings = ReturnType<typeof withDefaults>
