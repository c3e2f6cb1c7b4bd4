/** The part of the script that opens threads: the address names the one that is open, so that going back closes it. */
import { html } from "../Html.ts"

export const threads = html`
  const narrow = matchMedia("(max-width: 1000px)");

  /** Tells each message how many replies it has, and each reply what it answers. */
  function tellThreads() {
    /** @type {Map<string, Array<HTMLElement>>} */
    const replies = new Map();
    for (const answer of all(answers, "article")) replies.set(threadOf(answer), [...(replies.get(threadOf(answer)) ?? []), answer]);
    for (const article of all(main, "article")) {
      const own = replies.get(keyOf(article));
      const bar = article.querySelector(".replies");
      if (own && bar instanceof HTMLElement) tellReplies(bar, own);
      const leads = article.querySelector(".root-of");
      const first = leads ? articleOf(main, threadOf(article)) : undefined;
      if (leads instanceof HTMLElement && first) say(leads, saysOf(first));
    }
  }

  /** @param {HTMLElement} bar @param {Array<HTMLElement>} own */
  function tellReplies(bar, own) {
    find(bar, ".counted").dataset.count = String(own.length);
    find(bar, "time").setAttribute("datetime", own.at(-1)?.querySelector("header time")?.getAttribute("datetime") ?? "");
    bar.hidden = false;
    localise(bar);
  }

  /** The key of the thread that is open. */
  let open = "";

  /** Shows in the panel what belongs to the thread that is open. */
  function showThread() {
    const first = articleOf(main, open);
    panel.hidden = !first;
    find(document, ".column").inert = !panel.hidden && narrow.matches;
    for (const bar of all(main, ".replies")) bar.setAttribute("aria-expanded", String(first !== undefined && first.contains(bar)));
    if (!first) return root.replaceChildren();
    const shown = root.querySelector("article");
    const top = copy(first);
    top.classList.remove("fresh");
    if (shown && keyOf(shown) === open) become(shown, top);
    else root.replaceChildren(top);
    const own = all(answers, "article").filter((answer) => (answer.hidden = threadOf(answer) !== open) === false);
    find(panel, ".here").textContent = first.dataset.channel ?? "";
    const counted = find(panel, ".rule .counted");
    counted.dataset.count = String(own.length);
    localise(panel);
  }

  /** What the reader looks at stays where it is, though the column becomes narrower or wider. @param {HTMLElement | undefined} anchor @param {() => void} change */
  function staying(anchor, change) {
    const before = anchor?.getBoundingClientRect().top ?? 0;
    change();
    if (anchor) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
  }

  /** @param {string} key */
  function openThread(key) {
    const first = articleOf(main, key);
    if (!first) return;
    staying(first, () => {
      open = key;
      showThread();
    });
    panel.scrollTop = 0;
    find(panel, "h2").focus({ preventScroll: true });
  }

  function closeThread() {
    const first = articleOf(main, open);
    staying(first, () => {
      open = "";
      showThread();
    });
    const bar = first?.querySelector(".replies");
    if (bar instanceof HTMLElement) bar.focus({ preventScroll: true });
  }

  /** What the address names; nothing where it is broken. */
  function address() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }

  /** Opens the thread that the address names, or closes the one that it does not. */
  function follow() {
    const [, named] = /^thread=(.*)$/su.exec(address()) ?? [];
    if (named !== undefined) openThread(named);
    else if (open !== "") closeThread();
  }

  /** @param {string} key */
  function go(key) {
    history.pushState({ opened: true }, "", "#thread=" + encodeURIComponent(key));
    follow();
  }

  function leave() {
    if (history.state?.opened) return history.back();
    history.replaceState(null, "", location.pathname);
    follow();
  }

  main.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest(".replies, .root-of") : null;
    const article = button?.closest("article");
    if (!button || !(article instanceof HTMLElement)) return;
    const key = button.matches(".replies") ? keyOf(article) : threadOf(article);
    if (articleOf(main, key) && key !== open) go(key);
  });
  find(panel, ".close").addEventListener("click", leave);
  addEventListener("keydown", ({ key }) => { if (key === "Escape" && open !== "") leave(); });
  addEventListener("popstate", follow);
  narrow.addEventListener("change", showThread);
`
