/** The proof of delivery, for a program without Effect. */
import * as DateTime from "effect/DateTime"
import type * as Slack from "../slack/Receipt.ts"

/**
 * What is known of a delivered message: where it went, in how many requests, and Slack's `ts` where there is one.
 *
 * @example
 * import { connect, type Receipt } from "runbell/promise"
 * const proof = ({ destination, at }: Receipt) => `${destination} has it since ${at.toISOString()}`
 * const notifier = await connect()
 * console.log(proof(await notifier.send("Half way")))
 *
 * @since 0.1.0
 */
export interface Receipt extends Omit<Slack.Receipt, "at"> {
  /** When it was accepted. */
  readonly at: Date
}

export const plainReceipt = (receipt: Slack.Receipt): Receipt => ({ ...receipt, at: DateTime.toDate(receipt.at) })
