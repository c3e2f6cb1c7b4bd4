/** Blocks that Slack has not had for long, and that not every way of posting takes. What they show, text beside them says too. */
import type { Block } from "./BlockKit.ts"

const newest: ReadonlySet<string> = new Set(["data_visualization", "data_table", "table"])

export const isNewest = ({ type }: Block): boolean => newest.has(type)
