/** One message of a bot on its way. */
import type { Turns } from "./delivery.ts"
import type { Message } from "./Message.ts"

export interface Sending {
  readonly message: Message
  /** What it is found again by. */
  readonly key: string
  /** Whether it may be there already. */
  readonly inDoubt: boolean
  readonly turns: Turns
}
