/** The part of the script that shows one channel at a time, its days, and what is new in the others. */
import { html } from "../Html.ts"

export const channels = html`
  const list = find(document, ".channels ul");

  /** @type {Map<string, number>} How far down each channel was read. */
  const places = new Map();

  let current = all(list, ".channel")[0]?.dataset.channel;

  /** @param {string} channel */
  const buttonOf = (channel) => all(list, ".channel").find((button) => button.dataset.channel === channel);

  /** @param {string} channel */
  function addChannel(channel) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.className = "channel";
    button.type = "button";
    button.dataset.channel = channel;
    for (const name of ["channel-name", "unread"]) button.append(Object.assign(document.createElement("span"), { className: name }));
    find(button, ".channel-name").dir = "auto";
    find(button, ".channel-name").textContent = channel;
    find(button, ".unread").hidden = true;
    item.append(button);
    list.append(item);
    return button;
  }

  /** @param {string} channel @param {number} more */
  function tellUnread(channel, more) {
    const button = buttonOf(channel) ?? addChannel(channel);
    const unread = find(button, ".unread");
    const count = more === 0 ? 0 : Number(unread.dataset.count ?? 0) + more;
    unread.dataset.count = String(count);
    unread.hidden = count === 0;
    unread.textContent = number.format(count);
    unread.setAttribute("aria-label", number.format(count) + " " + words.unread);
    button.classList.toggle("new", count > 0);
  }

  /** A line before the first message of each day. */
  function markDays() {
    for (const day of all(main, ".day")) day.remove();
    let last = NaN;
    for (const article of all(main, "article:not([hidden])")) {
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

  /** Shows the messages of the channel that is chosen, and no others. */
  function showChannel() {
    for (const article of all(main, "article")) article.hidden = article.dataset.channel !== current;
    for (const button of all(list, ".channel")) {
      if (button.dataset.channel === current) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    if (current !== undefined) tellUnread(current, 0);
    find(document, ".top .here").textContent = current ?? "";
    page.classList.toggle("many", all(list, ".channel").length > 1);
    page.classList.toggle("one", all(list, ".channel").length < 2);
    markDays();
  }

  /** @param {string} channel */
  function choose(channel) {
    if (channel === current) return;
    places.set(current ?? "", following ? Infinity : scrollY);
    current = channel;
    if (open !== "") leave();
    showChannel();
    const place = places.get(channel) ?? Infinity;
    if (place === Infinity) toEnd();
    else scrollTo(0, place);
  }

  list.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest(".channel") : null;
    if (button instanceof HTMLElement) choose(button.dataset.channel ?? "");
  });

  function tellCount() {
    const shown = new Set(all(page, "article").map((article) => keyOf(article))).size;
    find(document, ".count").textContent = number.format(shown);
    find(document, ".empty").hidden = shown > 0;
    document.title = (shown > 0 ? "(" + shown + ") " : "") + words.sandbox;
  }
`
