/** The face of runbell: a bell that rings. Drawn here, so that the page loads nothing. */
import { type Html, html } from "./Html.ts"

/** For a frame of 36 by 36. */
export const avatar: Html = html`<defs><linearGradient id="dusk" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#5b4bd6" /><stop offset="1" stop-color="#2a1f63" /></linearGradient><linearGradient id="brass" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#ffdb7d" /><stop offset="1" stop-color="#f5a524" /></linearGradient></defs><rect width="36" height="36" rx="9" fill="url(#dusk)" /><path d="M18 8.2a1.7 1.7 0 0 1 1.7 1.7v.5c2.9.8 4.8 3.3 4.8 6.4v3.7l1.8 2.7c.5.8 0 1.8-.9 1.8H10.6c-.9 0-1.4-1-.9-1.8l1.8-2.7v-3.7c0-3.1 1.9-5.6 4.8-6.4v-.5A1.7 1.7 0 0 1 18 8.2z" fill="url(#brass)" /><path d="M15.5 26.2h5a2.5 2.5 0 0 1-5 0z" fill="#ffdb7d" /><path d="M8.6 15.4a8.6 8.6 0 0 1 2.6-5.2M27.4 15.4a8.6 8.6 0 0 0-2.6-5.2" fill="none" stroke="#fff" stroke-opacity=".75" stroke-width="1.6" stroke-linecap="round" />`

/** The same as a picture of the browser's tab. */
export const icon: string = `data:image/svg+xml,${encodeURIComponent(
  html`<svg xmlns="http://www.w3.org/20/svg" viewBox="0 0 36 36">${avatar}</svg>`.markup
)}`
