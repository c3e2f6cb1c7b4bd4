/** What a person sees of a morning's messages: words, order, pictures, colours, on a desk and on a phone. */
import { assert, describe, layer } from "@effect/vitest"
import { Effect } from "effect"
import { languages } from "../../../src/locale/languages.ts"
import { Browser, isHere, type Reader } from "./Browser.ts"
import { tooFaint } from "./contrast.ts"
import { servePage } from "./PageServer.ts"
import { card, known, story, told } from "./story.ts"

const open = (reader?: Reader, messages = story) =>
  Effect.gen(function* () {
    const server = yield* servePage(messages, known)
    const page = yield* Effect.flatMap(Browser, ({ open }) => open(server.url, reader))
    yield* server.nextListener
    yield* page.until(`document.querySelector(".live:not([hidden]):not(.off)")`)
    return page
  })

const bar = `main article .replies:not([hidden])`

const hasNoSidewaysScroll = `document.documentElement.scrollWidth <= innerWidth`

/** Every picture, once the reader has come to it. */
const loaded = `Promise.all([...document.querySelectorAll("main img")].map(async (image) => {
  image.loading = "eager";
  await image.decode();
  return image.naturalWidth;
}))`

/** How much has moved by itself since the page began, as browsers measure it. */
const shifted = `new Promise((done) => {
  let sum = 0;
  const observer = new PerformanceObserver(() => {});
  observer.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => {
    for (const entry of observer.takeRecords()) if (!entry.hadRecentInput) sum += entry.value;
    done(sum);
  }));
})`

describe.skipIf(!isHere)("in a browser", () => {
  layer(Browser.layer, { excludeTestServices: true, timeout: 60_000 })("a person", (it) => {
    it.scoped(
      "reads the channel in order, with names for ids, emoji for their names, and times of their own zone",
      () =>
        Effect.gen(function* () {
          const page = yield* open()
          const shown = yield* page.evaluate(
            `[...document.querySelectorAll("main article:not([hidden])")].map((one) => one.innerText.replace(/\\s+/gu, " "))`
          )
          const text = String(shown)
          const parts = [
            "6:00 PM (edited) ⏳ train.py",
            "40 % step 480 of 1,200",
            "👀 2 3 replies Last reply",
            "replied to a thread: ⏳ train.py: 40 % ❌ train.py failed after 6 minutes @Mika Sato have a look in #alerts, please.",
            "traceback.txt",
            "Traceback (most recent call last):",
            "Show all ✅ 1 🎉 12",
            "The next attempt starts Nov 24, 2026 at 8:00 PM.",
            "loss val_loss",
            "run loss accuracy steps/s duration baseline 0.0731"
          ]
          let at = 0
          for (const part of parts) {
            const found = text.indexOf(part, at)
            assert.isAtLeast(found, at, `"${part}" should come next in ${text.slice(at)}`)
            at = found + part.length
          }
          assert.notMatch(text, /:[a-z_]+:|<[!@#]|&lt;|\*Three/u)
          assert.deepStrictEqual(page.errors, [])
          yield* page.picture("desk-light")
        })
    )

    it.scoped("sees the pictures, at once in their full height: nothing moves when they come", () =>
      Effect.gen(function* () {
        const page = yield* open()
        assert.deepStrictEqual(yield* page.evaluate(loaded), [480, 480])
        assert.deepStrictEqual(
          yield* page.evaluate(`[...document.querySelectorAll("main img")].map((image) => image.alt)`),
          ["loss fell from 2.31 to 0.073", "loss fell from 2.31 to 0.073 over 1,200 steps"]
        )
        assert.strictEqual(yield* page.evaluate(shifted), 0)
      })
    )

    it.scoped("reads the whole text of a file after opening it", () =>
      Effect.gen(function* () {
        const page = yield* open()
        const error = `document.querySelector("main .snippet pre").checkVisibility() && document.querySelector("main .snippet").innerText.includes("RuntimeError")`
        assert.isFalse(yield* page.evaluate(error))
        yield* page.click("main .snippet summary")
        assert.isTrue(yield* page.evaluate(error))
      })
    )

    it.scoped("reads what a chart's lines are, and its numbers as a table", () =>
      Effect.gen(function* () {
        const page = yield* open()
        assert.strictEqual(
          yield* page.evaluate(`document.querySelector(".chart [role=img]").getAttribute("aria-label")`),
          "loss: loss, val_loss"
        )
        assert.deepStrictEqual(
          yield* page.evaluate(`[...document.querySelectorAll(".chart .x-axis text")].map((one) => one.textContent)`),
          ["0", "300", "600", "900", "1200"]
        )
        yield* page.click(".chart .numbers summary")
        assert.match(
          String(yield* page.evaluate(`document.querySelector(".chart table").innerText`)),
          /^step\s+loss\s+val_loss\s+0\s+2.31/u
        )
      })
    )

    for (const [name, reader] of [
      ["light", {}],
      ["dark", { dark: true }],
      ["dark on a phone", { dark: true, phone: true }]
    ] as const) {
      it.scoped(`can read every word in ${name}`, () =>
        Effect.gen(function* () {
          const page = yield* open(reader)
          yield* page.click(bar)
          yield* page.until(`!document.querySelector(".panel").hidden`)
          assert.deepStrictEqual(yield* page.evaluate(tooFaint), [])
          yield* page.picture(`thread-${name.replaceAll(" ", "-")}`)
        })
      )
    }

    for (const language of ["en", "zh", "ja"]) {
      it.scoped(`needs no scrolling sideways on a phone, in ${language}`, () =>
        Effect.gen(function* () {
          const page = yield* open({ phone: true, language }, [...story, ...told(language)])
          assert.isTrue(yield* page.evaluate(hasNoSidewaysScroll))
          yield* page.picture(`phone-${language}`)
          yield* page.evaluate(`document.querySelector("${bar}").click()`)
          yield* page.until(`!document.querySelector(".panel").hidden`)
          assert.isTrue(yield* page.evaluate(hasNoSidewaysScroll))
          assert.strictEqual(yield* page.evaluate(`document.querySelector(".panel").offsetWidth`), 390)
          yield* page.picture(`phone-thread-${language}`)
        })
      )
    }

    it.scoped("sees no message of runbell as JSON, in any language", () =>
      Effect.gen(function* () {
        const page = yield* open({ dark: true }, [card(0), ...languages.flatMap((language) => told(language))])
        assert.strictEqual(yield* page.evaluate(`document.querySelectorAll(".undrawn").length`), 0)
        yield* page.picture("told-dark")
      })
    )
  })
})
