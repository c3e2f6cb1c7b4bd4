/** The newest blocks, of which it is not certain who takes them. Pure. */
import { invalidIfAny, type Rule } from "./Invalid.ts"
import { attachedBlocks, ownBlocks, type Placed, withChildren } from "./Message.ts"
import type { Problem } from "./Problem.ts"

const newest: ReadonlySet<unknown> = new Set([
  "card",
  "carousel",
  "container",
  "data_table",
  "data_visualization",
  "plan",
  "task_card"
])

const problems = (blocks: ReadonlyArray<Placed>): ReadonlyArray<Problem> =>
  withChildren(blocks)
    .filter(({ block }) => newest.has(block["type"]))
    .map(({ block, pointer }) => ({
      message: `unsupported type: ${String(block["type"])}`,
      pointer: `${pointer}/type`
    }))

/** Refuses them, in the words for a block that there is not. */
export const hasNoNewest: Rule = (message) =>
  invalidIfAny("invalid_blocks", problems(ownBlocks(message))) ??
  invalidIfAny("invalid_attachments", problems(attachedBlocks(message).flat()))
