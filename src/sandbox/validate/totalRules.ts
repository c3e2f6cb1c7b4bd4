/** What all blocks of a message must be together. Pure. */
import { invalid, invalidIfAny, type Rule } from "./Invalid.ts"
import { attachedBlocks, type Json, ownBlocks, type Placed, withChildren } from "./Message.ts"
import { textLength } from "./textLength.ts"

const most = {
  /** Not documented: two in a message were seen to work. */
  charts: 2,
  /** Not documented: a little over 13,000 is refused. */
  text: 13_000,
  /** Reference "Markdown block": over all blocks of its kind. */
  markdown: 12_000
} as const

const allBlocks = (message: Json): ReadonlyArray<Placed> =>
  withChildren([...ownBlocks(message), ...attachedBlocks(message).flat()])

const ofType = (message: Json, ...types: ReadonlyArray<string>): ReadonlyArray<Placed> =>
  allBlocks(message).filter(({ block }) => types.some((type) => block["type"] === type))

/** Assumed; Slack's reference only says that it should be so. */
export const hasOwnBlockIds: Rule = (message) => {
  const named = allBlocks(message).filter(({ block }) => block["block_id"] !== undefined)
  const ids = named.map(({ block }) => block["block_id"])
  const repeated = named.filter((_, index) => ids.indexOf(ids[index]) < index)
  return invalidIfAny(
    "invalid_blocks",
    repeated.map(({ pointer }) => ({ message: "block_id must be unique in a message", pointer: `${pointer}/block_id` }))
  )
}

/** Slack moves a table to the end, as an attachment: hence the code. */
export const hasOneTable: Rule = (message) => {
  const [, second] = ofType(message, "table", "data_table")
  if (second === undefined) return undefined
  return invalid("invalid_attachments", { message: "only_one_table_allowed", pointer: second.pointer })
}

export const hasFewCharts: Rule = (message) => {
  const tooMany = ofType(message, "data_visualization")[most.charts]
  if (tooMany === undefined) return undefined
  return invalid("invalid_blocks", { message: `no more than ${most.charts} charts allowed`, pointer: tooMany.pointer })
}

const lengthOf = (blocks: ReadonlyArray<Placed>): number =>
  blocks.reduce((sum, { block }) => sum + textLength(block), 0)

export const isShort: Rule = (message) => {
  const all = lengthOf([...ownBlocks(message), ...attachedBlocks(message).flat()])
  const markdown = lengthOf(ofType(message, "markdown"))
  if (all <= most.text && markdown <= most.markdown) return undefined
  return invalid("msg_blocks_too_long", {
    message: `too much text in all blocks: ${all} characters, of them ${markdown} in Markdown`,
    pointer: "/blocks"
  })
}
