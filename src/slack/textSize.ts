/** How much of the text that a message may hold its blocks take. Pure. */
import type { Block } from "./BlockKit.ts"
import { momentSize } from "./moment.ts"
import { plainText } from "./outline.ts"

const momentsIn = (block: Block): number =>
  block.type === "context" ? block.elements.filter(({ type }) => type === "mrkdwn").length : 0

const lengthOf = (texts: ReadonlyArray<string>): number => texts.reduce((sum, text) => sum + Array.from(text).length, 0)

/** Not known to count for Slack, and not known not to: it has a label for each of up to 240 points. */
const chartText = (block: Block): number => {
  if (block.type !== "data_visualization") return 0
  const { title, chart } = block
  const points = chart.series.flatMap(({ name, data }) => [name, ...data.map(({ label }) => label)])
  return lengthOf([title, chart.axis_config.x_label, ...chart.axis_config.categories, ...points])
}

/** In code points; a time counts as it is written for Slack, and not as it is read. */
export const textSize = (blocks: ReadonlyArray<Block>): number =>
  blocks.reduce(
    (sum, block) => sum + momentsIn(block) * momentSize + chartText(block),
    Array.from(plainText(blocks)).length
  )
