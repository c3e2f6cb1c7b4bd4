/**
 * Everything that Slack checks in a message before it takes it, written from Slack's reference alone: it knows nothing
 * of how runbell itself writes blocks, so that two readings of the same rules meet in the tests. Pure.
 */
import { hasGoodAttachments, hasGoodBlocks } from "./blockRules.ts"
import { hasAttachmentsFormat, hasBlocksFormat, hasContent } from "./contentRules.ts"
import { type CanBeShown, showsOnlyFiles } from "./fileRules.ts"
import type { Invalid, Rule } from "./Invalid.ts"
import type { Json } from "./Message.ts"
import { hasNoNewest } from "./newestRules.ts"
import { hasFewCharts, hasOneTable, hasOwnBlockIds, isShort } from "./totalRules.ts"

const rules: ReadonlyArray<Rule> = [
  hasBlocksFormat,
  hasAttachmentsFormat,
  hasContent,
  hasGoodBlocks,
  hasGoodAttachments,
  hasOwnBlockIds,
  hasOneTable,
  hasFewCharts,
  isShort
]

/** What the judgement depends on beside the message. */
export interface Circumstances {
  readonly canBeShown: CanBeShown
  /** Whether the newest blocks are taken. */
  readonly takesNewest: boolean
}

const ordinary: Circumstances = { canBeShown: () => false, takesNewest: true }

/**
 * Why Slack refuses the message: the first rule that it breaks, in all places. Nothing when Slack takes it. Unless said
 * otherwise all blocks are taken, and no file was ever uploaded.
 */
export const validateMessage = (
  message: Json,
  { canBeShown, takesNewest }: Circumstances = ordinary
): Invalid | undefined => {
  for (const rule of [...rules, ...(takesNewest ? [] : [hasNoNewest]), showsOnlyFiles(canBeShown)]) {
    const refusal = rule(message)
    if (refusal !== undefined) return refusal
  }
  return undefined
}
