/** What the page does by itself: it takes in what is posted and edited, opens threads, and speaks the reader's language and time zone. */
import { type Html, html } from "../Html.ts"
import { articles } from "./articles.ts"
import { channels } from "./channels.ts"
import { reader } from "./reader.ts"
import { stream } from "./stream.ts"
import { threads } from "./threads.ts"

/** The page's script. It takes the words and the ways to write a moment from the body, and knows nothing else. */
export const script: Html = html`
"use strict";
(() => {
${[reader, articles, threads, channels, stream]}
  document.documentElement.lang = language;
  localise(document);
  showChannel();
  tellThreads();
  tellCount();
  setInterval(() => { localise(page); }, 60000);
  history.scrollRestoration = "manual";
  if (location.hash === "") toEnd();
  else seek();
  follow();
  listen();
})();
`
