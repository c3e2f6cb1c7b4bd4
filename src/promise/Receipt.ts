/** The proof of delivery, for a program without Effect. */
import * as DateTime from "effect/DateTime"
import type * as Slack from "../slack/Receipt.ts"

/**
 * What is known of a delivered message: where it went, in how many requests, and Slack's `ts` where there is one.
 *
 * @since 0.1.0
 */
export interface Receipt extends Omit<Slack.Receipt, "at"> {
  /** When it was accepted. */
  readonly at: Date
}

export const plainReceipt = (receipt: Slack.Receipt): Receipt => ({ ...receipt, at: DateTime.toDate(receipt.at) })
