/** What each block must be, in the message itself and in its attachments. Pure. */
import { twice } from "./attachedProblems.ts"
import { invalidIfAny, type Rule } from "./Invalid.ts"
import { attachedBlocks, ownBlocks, type Placed } from "./Message.ts"
import { messageBlock } from "./messageBlock.ts"
import type { Problem } from "./Problem.ts"
import { problemsOf } from "./problems.ts"

/** Reference "Blocks". */
const mostBlocks = 50

const blockProblems = problemsOf(messageBlock)

const problemsIn = (blocks: ReadonlyArray<Placed>, pointer: string): ReadonlyArray<Problem> => [
  ...(blocks.length > mostBlocks ? [{ message: `no more than ${mostBlocks} items allowed`, pointer }] : []),
  ...blocks.flatMap(({ block, pointer }) => blockProblems(block, pointer))
]

export const hasGoodBlocks: Rule = (message) =>
  invalidIfAny("invalid_blocks", problemsIn(ownBlocks(message), "/blocks"))

export const hasGoodAttachments: Rule = (message) =>
  invalidIfAny(
    "invalid_attachments",
    attachedBlocks(message)
      .flatMap((blocks, index) => problemsIn(blocks, `/attachments/${index}/blocks`))
      .flatMap(twice)
  )
