/** What tells of runs, for a program without Effect. */
import type { Content } from "../run/sendMsg.ts"
import type { Receipt } from "./Receipt.ts"
import type { RunHandle, StartOptions } from "./RunHandle.ts"

/**
 * What `connect` gives.
 *
 * @example
 * import { connect, type Notifier } from "runbell/promise"
 * const sweep = async (notifier: Notifier, rates: ReadonlyArray<number>) => {
 *   for (const rate of rates) await notifier.wrap({ name: `rate ${rate}` }, (run) => run.report({ loss: rate / 2 }))
 * }
 * const notifier = await connect()
 * await sweep(notifier, [0.1, 0.01])
 * await notifier.close()
 *
 * @since 0.1.0
 */
export interface Notifier extends AsyncDisposable {
  /** Starts a run, and tells so without waiting for Slack. Never rejects. The run ends when you say so: `end` or `fail`. */
  readonly start: (options: StartOptions) => Promise<RunHandle>
  /**
   * Runs the program as a run: tells its start and what became of it. The program is otherwise untouched: the same
   * value, the same rejection. Its start waits for nothing, its end at most `endTimeout` of the policy.
   */
  readonly wrap: <A>(options: StartOptions, program: (run: RunHandle) => A | PromiseLike<A>) => Promise<A>
  /** Sends a message that belongs to no run; otherwise as {@link RunHandle.send}. */
  readonly send: (content: Content) => Promise<Receipt>
  /**
   * Tells runs that are still open as stopped, delivers what is queued (at most for `drainTimeout` of the policy), and
   * lets go of everything. Never rejects.
   */
  readonly close: () => Promise<void>
  /** For `await using`: the same as `close`. */
  readonly [Symbol.asyncDispose]: () => Promise<void>
}
