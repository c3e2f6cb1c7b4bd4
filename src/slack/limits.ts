/** How much Slack takes. */

/**
 * Slack's limits, from its reference pages of each block and of messages. Lengths are Unicode code points.
 *
 * @since 0.1.0
 */
export const limits = {
  /** Reference "Blocks": blocks in a message. */
  blocks: 50,
  /** Reference "Header block". */
  header: 150,
  /** Reference "Context block": elements in it. */
  contextElements: 10,
  /** Reference "Text object". */
  text: 3_000,
  /** Reference "Data visualization block": lines in a chart; points of each; their names; a title. */
  chartSeries: 6,
  chartPoints: 20,
  chartLabel: 20,
  chartTitle: 50,
  /** Not documented: Slack refuses a message of somewhat over 13,000 (`msg_blocks_too_long`); staff name 12,000. */
  allText: 12_000
} as const
