/** What a program without Effect can say of where it is told, and how. */
import type { Policy } from "../slack/SlackPolicy.ts"

/**
 * What `connect` takes. All of it may be left out: where to tell comes from the environment then, the webhook's URL from
 * `SLACK_WEBHOOK_URL`, or a bot's token and channel from `SLACK_BOT_TOKEN` and `SLACK_CHANNEL`. Where both are set, the
 * bot is taken, since it can do more.
 *
 * @example
 * import { type ConnectOptions, connect } from "runbell/promise"
 * const options: ConnectOptions = { channel: "#runs", language: "ja", timeZone: "Asia/Tokyo" }
 * const notifier = await connect(options) // the token from SLACK_BOT_TOKEN
 *
 * @since 0.1.0
 */
export interface ConnectOptions {
  /** The URL of an incoming webhook. Default: `SLACK_WEBHOOK_URL`. */
  readonly webhook?: string | undefined
  /** The bot token of a Slack app, `xoxb-…`, in place of a webhook. Default: `SLACK_BOT_TOKEN`. */
  readonly token?: string | undefined
  /** Where the bot tells: `#runs`, or the channel's id. Default: `SLACK_CHANNEL`. */
  readonly channel?: string | undefined
  /** The base of Slack's Web API. Default: `SLACK_API_URL`, else Slack's own. */
  readonly api?: string | undefined
  /** Prints what would be told, and tells nobody. Default: false. */
  readonly dryRun?: boolean | undefined
  /** A BCP 47 tag, such as `en` or `zh-CN`. Default: `RUNBELL_LANGUAGE`, else the environment's, else English. */
  readonly language?: string | undefined
  /** A name of the IANA database, such as `Asia/Shanghai`. Default: `RUNBELL_TIME_ZONE`, else the machine's. */
  readonly timeZone?: string | undefined
  /**
   * On Node, whether undelivered messages and open runs are kept on the disk, so that nothing is lost and a run that is
   * killed is told all the same. Default: true. Elsewhere there is no disk, and all is kept in memory.
   */
  readonly durable?: boolean | Durability | undefined
  /**
   * On Node, Bun and Deno, whether SIGINT, SIGTERM and SIGHUP tell every open run as stopped before the process dies of them. Default:
   * true. A program that listens to a signal itself decides itself: runbell then leaves that signal to it.
   */
  readonly signals?: boolean | undefined
  /**
   * On Node, whether a bot draws curves as pictures, in the end of a run and in what `chart` sends. What draws has to be
   * installed, see `runbell/chart`, and is loaded with the first picture. Default: false, and curves are told in text.
   */
  readonly pictures?: boolean | undefined
  /** Time limits and schedules of your own; each has a default. */
  readonly policy?: Partial<Policy> | undefined
  /** Changes every text before it is told, to take out secrets that only the program knows. */
  readonly redact?: ((text: string) => string) | undefined
  /** Asks Slack in place of the global `fetch`: through a proxy, or in a test. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** Takes runbell's warnings, one line each. Default: `console.warn`. */
  readonly log?: ((line: string) => void) | undefined
}

/**
 * Where what outlives the process is kept, and by whom it is watched.
 *
 * @example
 * import { connect, type Durability } from "runbell/promise"
 * const durable: Durability = { folder: "/var/lib/runbell", watchdog: false }
 * const notifier = await connect({ durable })
 *
 * @since 0.1.0
 */
export interface Durability {
  /** The folder of undelivered messages and open runs. Default: `RUNBELL_STATE`, else `~/.local/state/runbell`. */
  readonly folder?: string | undefined
  /** The file of the command `runbell`, which reports a death. Default: the one in this package. `false`: nobody watches. */
  readonly watchdog?: string | false | undefined
}
