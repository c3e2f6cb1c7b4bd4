/** How Slack states a problem with what stands in an attachment. Pure. */
import type { Problem } from "./Problem.ts"

/** It states it twice: for the object that fits no schema, and for the reason. */
export const twice = (problem: Problem): ReadonlyArray<Problem> => [
  { message: "failed to match all allowed schemas", pointer: problem.pointer.replace(/\/[^/]*$/u, "") },
  problem
]
