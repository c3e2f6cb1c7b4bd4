/** Everything that Slack checks in a message before it takes it. Pure. */
import * as Predicate from "effect/Predicate"
import type { Problem } from "./Problem.ts"

/** A refusal. */
export interface Invalid {
  /** Slack's code, such as `invalid_blocks`. */
  readonly code: string
  readonly problems: ReadonlyArray<Problem>
}

const hasContent = ({ text, blocks, attachments }: Readonly<Record<string, unknown>>): boolean =>
  (Predicate.isString(text) && text.trim() !== "") ||
  (Array.isArray(blocks) && blocks.length > 0) ||
  (Array.isArray(attachments) && attachments.length > 0)

/** Why Slack refuses the message; nothing when it takes it. */
export const validateMessage = (message: Readonly<Record<string, unknown>>): Invalid | undefined => {
  if (hasContent(message)) return undefined
  const code = message["text"] === undefined ? "missing_text_or_fallback_or_attachments" : "no_text"
  return { code, problems: [] }
}
