/** What the page does by itself: it takes in new messages, follows them, and speaks the reader's language and time zone. */
import { type Html, html } from "./Html.ts"

/** The page's script. It takes the words and the ways to write a moment from the body, and knows nothing else. */
export const script: Html = html`
"use strict";
(() => {
  const given = JSON.parse(document.body.dataset.given ?? "");
  const main = find(document, "main");
  const live = find(document, ".live");
  const jump = find(document, ".jump");

  /** @param {ParentNode} within @param {string} what @returns {HTMLElement} */
  function find(within, what) {
    const found = within.querySelector(what);
    if (found instanceof HTMLElement) return found;
    throw new Error("The page has no " + what);
  }

  /** @param {ParentNode} within @param {string} what @returns {Array<HTMLElement>} */
  const all = (within, what) => Array.from(within.querySelectorAll(what)).filter((one) => one instanceof HTMLElement);

  // The reader's language.
  const language = navigator.languages.find((tag) => tag.split("-")[0] in given.words) ?? "en";
  /** @type {Record<string, string>} */
  const words = given.words[language.split("-")[0]];
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });

  /** @param {Date} at */
  const midnight = (at) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

  /** @param {Date} at */
  const daysAgo = (at) => Math.round((midnight(new Date()) - midnight(at)) / 86400000);

  /** @param {Date} at */
  function ago(at) {
    const seconds = (Date.now() - at.getTime()) / 1000;
    const [size, unit] = /** @type {Array<[number, Intl.RelativeTimeFormatUnit]>} */ ([[86400, "day"], [3600, "hour"], [60, "minute"]])
      .find(([size]) => Math.abs(seconds) >= size) ?? [1, "second"];
    return relative.format(-Math.round(seconds / size), unit);
  }

  /** @param {Date} at @param {string} style */
  function written(at, style) {
    if (style === "ago") return ago(at);
    const near = style === "day" || style.endsWith("_pretty");
    if (near && Math.abs(daysAgo(at)) <= 1) return relative.format(-daysAgo(at), "day");
    const options = given.moments[style];
    const year = style === "day" && at.getFullYear() !== new Date().getFullYear() ? "numeric" : options.year;
    return new Intl.DateTimeFormat(options.locale ?? language, { ...options, year }).format(at);
  }

  /** @param {ParentNode} within */
  function localise(within) {
    for (const time of all(within, "time")) {
      const at = new Date(time.getAttribute("datetime") ?? "");
      time.textContent = written(at, time.dataset.style ?? "full");
      time.title = written(at, "full");
    }
    for (const word of all(within, "[data-word]")) word.textContent = words[word.dataset.word ?? ""] ?? "";
    for (const tip of all(within, "[data-tooltip]")) tip.title = words[tip.dataset.tooltip ?? ""] ?? "";
  }

  const articles = () => all(main, "article");

  /** A line before the first message of each day. */
  function markDays() {
    for (const day of all(main, ".day")) day.remove();
    let last = NaN;
    for (const article of articles().filter((article) => article.dataset.thread === undefined)) {
      const at = article.querySelector("header time")?.getAttribute("datetime");
      if (!at || midnight(new Date(at)) === last) continue;
      last = midnight(new Date(at));
      const day = document.createElement("h2");
      const time = document.createElement("time");
      day.className = "day";
      time.dateTime = at;
      time.dataset.style = "day";
      day.append(time);
      localise(day);
      article.before(day);
    }
  }

  function tellCount() {
    const shown = articles();
    const channels = new Set(shown.map((article) => article.dataset.channel));
    main.classList.toggle("many", channels.size > 1);
    find(document, ".count").textContent = new Intl.NumberFormat(language).format(shown.length);
    find(document, ".empty").hidden = shown.length > 0;
    document.title = (shown.length > 0 ? "(" + shown.length + ") " : "") + words.sandbox;
    find(document, ".channels").textContent = Array.from(channels).join(" · ");
  }

  // Replies stand under the message that they answer, all else by time.
  /** @param {HTMLElement} a @param {HTMLElement} b */
  const after = (a, b) =>
    Number(a.dataset.thread ?? a.dataset.ts) - Number(b.dataset.thread ?? b.dataset.ts) || Number(a.dataset.ts) - Number(b.dataset.ts);

  /** @param {HTMLElement} article */
  function place(article) {
    const shown = articles();
    const same = shown.find((one) => one.dataset.ts === article.dataset.ts && one.dataset.channel === article.dataset.channel);
    if (same) return same.replaceWith(article);
    const before = shown.reverse().find((one) => after(one, article) <= 0);
    if (before) before.after(article);
    else main.prepend(article);
  }

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

  /** Many at once cost as little as one. */
  function takeIn() {
    const came = waiting;
    const count = articles().length;
    waiting = [];
    for (const fragment of came) {
      const template = document.createElement("template");
      template.innerHTML = fragment;
      const article = find(template.content, "article");
      localise(article);
      article.classList.add("fresh");
      place(article);
    }
    markDays();
    tellCount();
    if (following) toEnd();
    else if (articles().length > count) jump.hidden = false;
  }

  const last = () => articles().map((article) => article.dataset.ts ?? "").sort((a, b) => Number(a) - Number(b)).at(-1) ?? "";

  let pause = 500;

  /** Opened anew after each break, so that it asks for just what is missing. */
  function listen() {
    const source = new EventSource("/sandbox/events?since=" + encodeURIComponent(last()));
    source.addEventListener("open", () => {
      pause = 500;
      tellLive(true);
    });
    source.addEventListener("message", (event) => {
      if (waiting.push(JSON.parse(event.data).html) === 1) setTimeout(takeIn);
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

  document.documentElement.lang = language;
  localise(document);
  markDays();
  tellCount();
  setInterval(() => { localise(main); }, 60000);
  history.scrollRestoration = "manual";
  if (location.hash === "") toEnd();
  listen();
})();
`
