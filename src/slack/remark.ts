/** A word under a message that is not the message's own, as that it may be a repeat. Pure. */
import type { Service as Locale } from "../locale/Locale.ts"
import type { Block } from "./BlockKit.ts"
import type { Body } from "./forms.ts"
import { footer } from "./layout.ts"
import { limits } from "./limits.ts"
import type { Message } from "./Message.ts"
import { escape } from "./Mrkdwn.ts"

type Blocks = Message["blocks"]

const remarked = (blocks: Blocks, text: string): Blocks => {
  const last = blocks.at(-1)
  const [head, ...rest] = blocks
  const noted = footer(text)
  if (last?.type !== "context" || noted.type !== "context" || last.elements.length >= limits.contextElements) {
    return blocks.length < limits.blocks ? [head, ...rest, noted] : blocks
  }
  const [first, ...others] = last.elements
  const foot: Block = { ...last, elements: [first, ...others, ...noted.elements] }
  return rest.length === 0 ? [foot] : [head, ...rest.slice(0, -1), foot]
}

/** As one more word of its footer, where it has one. */
export const remark = (message: Message, text: string): Message => ({
  ...message,
  blocks: remarked(message.blocks, text)
})

/** What is posted again although the first may have arrived. */
export const perhapsRepeat = (body: Body, { catalogue }: Locale): Body =>
  body.blocks === undefined
    ? { ...body, text: `${body.text} · ${escape(catalogue.perhapsRepeat)}` }
    : { ...body, blocks: remarked(body.blocks, catalogue.perhapsRepeat) }
