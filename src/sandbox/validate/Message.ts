/** A message whose blocks and attachments are lists of objects: what the rules look into. Pure. */
import * as Predicate from "effect/Predicate"

/** Any object of JSON. */
export type Json = Readonly<Record<string, unknown>>

/** A list of objects: none when there is nothing; `undefined` when it is something else. */
export const objectsIn = (value: unknown): ReadonlyArray<Json> | undefined => {
  if (value === undefined || value === null) return []
  return Array.isArray(value) && value.every(Predicate.isReadonlyRecord) ? value : undefined
}

/** A block, and where it stands. */
export interface Placed {
  readonly block: Json
  readonly pointer: string
}

const placed = (blocks: unknown, pointer: string): ReadonlyArray<Placed> =>
  (objectsIn(blocks) ?? []).map((block, index) => ({ block, pointer: `${pointer}/${index}` }))

/** The blocks of a message itself. */
export const ownBlocks = ({ blocks }: Json): ReadonlyArray<Placed> => placed(blocks, "/blocks")

/** The blocks of its attachments, attachment by attachment. */
export const attachedBlocks = ({ attachments }: Json): ReadonlyArray<ReadonlyArray<Placed>> =>
  (objectsIn(attachments) ?? []).map(({ blocks }, index) => placed(blocks, `/attachments/${index}/blocks`))

/** Blocks and the blocks within them. */
export const withChildren = (blocks: ReadonlyArray<Placed>): ReadonlyArray<Placed> =>
  blocks.flatMap(({ block, pointer }) => [
    { block, pointer },
    ...placed(block["child_blocks"], `${pointer}/child_blocks`)
  ])
