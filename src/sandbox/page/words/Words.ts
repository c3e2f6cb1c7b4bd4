/** What the page itself has to say. */

/** A number of things, `{n}` for the number, by the plural rules of the language; `other` where it has no form of its own. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly one: string
  readonly other: string
}

export interface Words {
  readonly sandbox: string
  readonly app: string
  readonly live: string
  readonly reconnecting: string
  readonly beginning: string
  readonly explained: string
  readonly waiting: string
  readonly hint: string
  readonly notification: string
  readonly undrawn: string
  readonly newMessages: string
  readonly edited: string
  readonly channels: string
  readonly unread: string
  readonly thread: string
  readonly closeThread: string
  readonly replies: Plural
  readonly lastReply: string
  readonly answered: string
  readonly reactions: string
  readonly showAll: string
  readonly showLess: string
  readonly numbers: string
  readonly documented: string
  readonly observed: string
  readonly assumed: string
}
