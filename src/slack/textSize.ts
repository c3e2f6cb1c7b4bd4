/** How much of the text that a message may hold its blocks take. Pure. */
import type { Block } from "./BlockKit.ts"
import { momentSize } from "./moment.ts"
import { plainText } from "./outline.ts"

const momentsIn = (block: Block): number =>
  block.type === "context" ? block.elements.filter(({ type }) => type === "mrkdwn").length : 0

/** In code points; a time counts as it is written for Slack, and not as it is read. */
export const textSize = (blocks: ReadonlyArray<Block>): number =>
  blocks.reduce((sum, block) => sum + momentsIn(block) * momentSize, Array.from(plainText(blocks)).length)
