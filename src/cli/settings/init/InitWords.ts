/** What `runbell init` asks and says, in one language. A missing or a surplus phrase is a compile error. */
import type { InvalidBotOptions } from "../../../slack/BotOptions.ts"
import type { InvalidWebhookUrl } from "../../../slack/WebhookUrl.ts"

export interface InitWords {
  readonly overwrite: (path: string) => string
  readonly replace: (path: string) => string
  /** All that means yes to the two above; the first is shown. */
  readonly yes: ReadonlyArray<string>
  readonly project: (usual: string) => string
  readonly language: (usual: string, known: string) => string
  readonly mention: string
  /** A webhook's URL, or a bot's token. */
  readonly secret: string
  readonly channel: string
  readonly wrongLanguage: (known: string) => string
  readonly wrongMention: string
  readonly wrongUrl: Readonly<Record<InvalidWebhookUrl["reason"], string>>
  readonly wrongBot: Readonly<Record<InvalidBotOptions["reason"], string>>
  readonly written: (path: string) => string
  readonly kept: (path: string) => string
  readonly next: string
}
