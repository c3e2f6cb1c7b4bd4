/** The part of the script that takes in what comes, follows it, and tells those who do not see it. */
import { html } from "../Html.ts"

export const stream = html`
  const live = find(document, ".live");
  const jump = find(document, ".jump");
  const told = find(document, "#told");

  // Follows new messages while the reader is at the end, and lets them be otherwise.
  let following = true;
  const toEnd = () => scrollTo(0, document.documentElement.scrollHeight);

  addEventListener("scroll", () => {
    following = innerHeight + scrollY >= document.documentElement.scrollHeight - 80;
    if (following) jump.hidden = true;
  });
  jump.addEventListener("click", toEnd);
  main.addEventListener("load", () => { if (following) toEnd(); }, true);

  /** @type {Array<string>} */
  let waiting = [];

  /** The last change that the page has seen. */
  let revision = all(page, "article").map((article) => article.dataset.ts ?? "").sort((a, b) => Number(a) - Number(b)).at(-1) ?? "";

  /** @param {string} fragment @returns {HTMLElement} */
  function read(fragment) {
    const template = document.createElement("template");
    template.innerHTML = fragment;
    const article = find(template.content, "article");
    localise(article);
    return article;
  }

  /** New ones are said aloud; one that is edited changes in silence, as in Slack. @param {Array<HTMLElement>} came */
  function announce(came) {
    const last = came.at(-1);
    if (last) told.textContent = [find(last, ".name").textContent, last.dataset.channel, saysOf(last)].join(" · ");
    for (const article of came) if (article.dataset.channel !== current) tellUnread(article.dataset.channel ?? "", 1);
  }

  /** Many at once cost as little as one. */
  function takeIn() {
    const told = waiting.map(read);
    const atEnd = panel.scrollTop + panel.clientHeight >= panel.scrollHeight - 40;
    waiting = [];
    const came = told.filter(take);
    current ??= came[0]?.dataset.channel;
    reunite();
    announce(came);
    if (came.length > 0) showChannel();
    tellThreads();
    showThread();
    tellCount();
    if (atEnd && came.some((article) => threadOf(article) === open)) panel.scrollTop = panel.scrollHeight;
    if (following) toEnd();
    else if (came.some((article) => article.parentNode === main && !article.hidden)) jump.hidden = false;
  }

  /** What is deleted is nowhere any more. @param {string} ts */
  function takeOut(ts) {
    for (const article of all(page, "article").filter((article) => article.dataset.ts === ts)) article.remove();
    tellThreads();
    showThread();
    tellCount();
  }

  let pause = 500;

  /** Opened anew after each break, so that it asks for just what is missing. */
  function listen() {
    const source = new EventSource("/sandbox/events?since=" + encodeURIComponent(revision));
    source.addEventListener("open", () => {
      pause = 500;
      tellLive(true);
    });
    source.addEventListener("message", (event) => {
      const told = JSON.parse(event.data);
      revision = told.revision;
      if (waiting.push(told.html) === 1) setTimeout(takeIn);
    });
    source.addEventListener("deleted", (event) => {
      const told = JSON.parse(event.data);
      revision = told.revision;
      takeIn();
      takeOut(told.ts);
    });
    source.addEventListener("error", () => {
      source.close();
      tellLive(false);
      setTimeout(listen, pause);
      pause = Math.min(pause * 2, 10000);
    });
  }

  /** @param {boolean} on */
  function tellLive(on) {
    live.hidden = false;
    live.classList.toggle("off", !on);
    find(live, "[data-word]").dataset.word = on ? "live" : "reconnecting";
    localise(live);
  }

  /** A message that the address names is shown, in whatever channel or thread it is. */
  function seek() {
    const named = document.getElementById(address());
    if (!(named instanceof HTMLElement) || named.dataset.ts === undefined) return;
    current = named.dataset.channel;
    showChannel();
    if (answers.contains(named)) openThread(threadOf(named));
    named.scrollIntoView({ block: "center" });
  }
`
