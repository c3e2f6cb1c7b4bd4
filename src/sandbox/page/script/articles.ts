/** The part of the script that puts messages where they belong, and changes them where they stand. */
import { html } from "../Html.ts"

export const articles = html`
  const page = find(document, ".page");
  const main = find(document, "main");
  const panel = find(document, ".panel");
  const answers = find(panel, ".answers");
  const root = find(panel, ".root");

  /** @param {HTMLElement} article @param {string | undefined} ts */
  const keyOf = (article, ts = article.dataset.ts) => JSON.stringify([article.dataset.channel, ts]);

  /** @param {HTMLElement} article */
  const threadOf = (article) => keyOf(article, article.dataset.thread);

  /** @param {HTMLElement} within @param {string} key */
  const articleOf = (within, key) => all(within, "article").find((article) => keyOf(article) === key);

  /** What stays as it is when a message is edited: what the reader opened, and what the page itself has done. @type {Record<string, Array<string>>} */
  const kept = { DETAILS: ["open"], ARTICLE: ["id", "hidden", "class"] };

  /** @param {Element} from @param {Element} to */
  function dress(from, to) {
    const own = kept[from.nodeName] ?? [];
    for (const name of from.getAttributeNames()) if (!own.includes(name) && !to.hasAttribute(name)) from.removeAttribute(name);
    for (const name of to.getAttributeNames()) {
      const value = to.getAttribute(name) ?? "";
      if (!own.includes(name) && from.getAttribute(name) !== value) from.setAttribute(name, value);
    }
  }

  /** Makes one like the other and touches nothing that is alike already, so that nothing flickers, closes or loads anew. What the page says of threads is its own. @param {ChildNode} from @param {ChildNode} to */
  function become(from, to) {
    if (from.isEqualNode(to) || (from instanceof Element && from.matches(".replies, .root-of"))) return;
    if (from.nodeName !== to.nodeName) return from.replaceWith(to);
    if (!(from instanceof Element) || !(to instanceof Element)) {
      from.nodeValue = to.nodeValue;
      return;
    }
    dress(from, to);
    const [old, young] = [Array.from(from.childNodes), Array.from(to.childNodes)];
    young.forEach((child, index) => {
      const before = old[index];
      if (before) become(before, child);
      else from.append(child);
    });
    for (const rest of old.slice(young.length)) rest.remove();
  }

  /** @param {HTMLElement} a @param {HTMLElement} b */
  const after = (a, b) => Number(a.dataset.ts) - Number(b.dataset.ts);

  /** @param {HTMLElement} within @param {HTMLElement} article */
  function place(within, article) {
    const before = all(within, "article").reverse().find((one) => after(one, article) <= 0);
    if (before) before.after(article);
    else within.prepend(article);
  }

  /** A second one of the same: only one can be what an address leads to. @param {HTMLElement} article */
  function copy(article) {
    const second = /** @type {HTMLElement} */ (article.cloneNode(true));
    second.removeAttribute("id");
    second.removeAttribute("hidden");
    return second;
  }

  /** Whether it is new. @param {HTMLElement} article */
  function take(article) {
    const known = all(page, "article").filter((one) => keyOf(one) === keyOf(article));
    for (const one of known) become(one, copy(article));
    if (known.length > 0) return false;
    article.classList.add("fresh");
    const hasRoot = article.dataset.thread !== undefined && articleOf(main, threadOf(article)) !== undefined;
    if (hasRoot) place(answers, article.dataset.broadcast === undefined ? article : copy(article));
    if (!hasRoot || article.dataset.broadcast !== undefined) place(main, article);
    return true;
  }

  /** Those that came before what they reply to. */
  function reunite() {
    for (const article of all(main, "article[data-thread]")) {
      if (articleOf(answers, keyOf(article)) || !articleOf(main, threadOf(article))) continue;
      place(answers, article.dataset.broadcast === undefined ? article : copy(article));
    }
  }

  /** @param {HTMLElement} article */
  const saysOf = (article) => (article.querySelector(".notification bdi") ?? find(article, ".content")).textContent ?? "";
`
