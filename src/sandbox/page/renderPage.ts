/** The sandbox's page: every message as Slack would show it. Pure. */
import type { StoredMessage } from "../StoredMessage.ts"
import { renderMessage } from "./renderMessage.ts"

/** The whole document. `nonce` is the one of the answer's Content-Security-Policy. */
export const renderPage = (messages: ReadonlyArray<StoredMessage>, _options: { readonly nonce: string }): string =>
  `<!doctype html><title>runbell sandbox</title><main>${messages.map(renderMessage).join("")}</main>`
