/** One message as a fragment of the sandbox's page. Pure. */
import type { StoredMessage } from "../StoredMessage.ts"
import { html } from "./Html.ts"

/** The message as HTML, safe whatever it holds. */
export const renderMessage = (message: StoredMessage): string =>
  html`<article data-ts="${message.ts}"><pre>${JSON.stringify(message, null, 2)}</pre></article>`.markup
