/** The part of the script that knows its reader: the language, the time zone, the way numbers and times are written. */
import { html } from "../Html.ts"

export const reader = html`
  const given = JSON.parse(document.body.dataset.given ?? "");

  /** @param {ParentNode} within @param {string} what @returns {HTMLElement} */
  function find(within, what) {
    const found = within.querySelector(what);
    if (found instanceof HTMLElement) return found;
    throw new Error("The page has no " + what);
  }

  /** @param {ParentNode} within @param {string} what @returns {Array<HTMLElement>} */
  const all = (within, what) => Array.from(within.querySelectorAll(what)).filter((one) => one instanceof HTMLElement);

  const language = navigator.languages.find((tag) => tag.split("-")[0] in given.words) ?? "en";
  /** @type {Record<string, any>} */
  const words = given.words[language.split("-")[0]];
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);

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

  /** @param {HTMLElement} element @param {string} text */
  function say(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  /** @param {HTMLElement} element */
  function count(element) {
    const forms = words[element.dataset.counted ?? ""] ?? {};
    const many = Number(element.dataset.count);
    say(element, (forms[plural.select(many)] ?? forms.other ?? "").replace("{n}", number.format(many)));
  }

  /** @param {ParentNode} within */
  function localise(within) {
    for (const time of all(within, "time")) {
      const at = new Date(time.getAttribute("datetime") ?? "");
      say(time, written(at, time.dataset.style ?? "full"));
      time.title = written(at, "full");
    }
    for (const word of all(within, "[data-word]")) say(word, words[word.dataset.word ?? ""] ?? "");
    for (const tip of all(within, "[data-tooltip]")) tip.title = words[tip.dataset.tooltip ?? ""] ?? "";
    for (const named of all(within, "[data-label]")) named.setAttribute("aria-label", words[named.dataset.label ?? ""] ?? "");
    for (const counted of all(within, "[data-counted]")) count(counted);
  }
`
