/** The page where it is read: in a browser, under the sandbox's policy, with messages coming in. */
import { assert, describe, layer } from "@effect/vitest"
import { Effect } from "effect"
import type { StoredMessage } from "../../../src/sandbox/StoredMessage.ts"
import { Browser, isHere, type OpenPage, type Reader } from "./Browser.ts"
import { everywhere, message } from "./messages.ts"
import { servePage } from "./PageServer.ts"

const at = message().at

const numbered = (serial: number, given: Partial<StoredMessage> = {}): StoredMessage =>
  message({ ts: `1795510800.${String(serial).padStart(6, "0")}`, text: `message ${serial}`, ...given })

const many = (count: number) => Array.from({ length: count }, (_, index) => numbered(index + 1))

const shown = (page: OpenPage) =>
  page.evaluate(`[...document.querySelectorAll("main article .content")].map((one) => one.innerText)`)

const open = (messages: ReadonlyArray<StoredMessage>, reader?: Reader) =>
  Effect.gen(function* () {
    const server = yield* servePage(messages)
    const page = yield* Effect.flatMap(Browser, ({ open }) => open(server.url, reader))
    const listener = yield* server.nextListener
    yield* page.until(`document.querySelector(".live:not([hidden]):not(.off)")`)
    return { server, page, listener }
  })

const atEnd = `innerHeight + scrollY >= document.documentElement.scrollHeight - 1`

describe.skipIf(!isHere)("in a browser", () => {
  layer(Browser.layer, { excludeTestServices: true, timeout: 60_000 })("the page", (it) => {
    it.scoped("breaks none of its policy's rules, and runs", () =>
      Effect.gen(function* () {
        const { page } = yield* open([numbered(1)])
        const broken = `new Promise((done) => {
          const observer = new ReportingObserver(() => {}, { types: ["csp-violation"], buffered: true });
          observer.observe();
          done(observer.takeRecords().map(({ body }) => body.effectiveDirective));
        })`
        assert.deepStrictEqual(yield* page.evaluate(broken), [])
        assert.strictEqual(yield* page.evaluate(`getComputedStyle(document.querySelector(".page")).display`), "grid")
        assert.strictEqual(yield* page.evaluate(`document.querySelector(".empty").hidden`), true)
      })
    )

    it.scoped("asks for what came after its last message, and adds it in order", () =>
      Effect.gen(function* () {
        const { page, listener } = yield* open([numbered(2), numbered(4)])
        assert.strictEqual(listener.since, numbered(4).ts)
        yield* listener.send(numbered(5), numbered(3), numbered(1))
        yield* page.until(`document.querySelectorAll("article").length === 5`)
        assert.deepStrictEqual(
          yield* shown(page),
          [1, 2, 3, 4, 5].map((serial) => `message ${serial}`)
        )
        assert.strictEqual(yield* page.evaluate("document.title"), "(5) runbell sandbox")
      })
    )

    it.scoped("lets go of its kind words when the first message comes", () =>
      Effect.gen(function* () {
        const { page, listener } = yield* open([])
        assert.strictEqual(yield* page.evaluate(`document.querySelector(".empty").hidden`), false)
        assert.strictEqual(listener.since, "")
        yield* listener.send(numbered(1))
        yield* page.until(`document.querySelector(".empty").hidden`)
        assert.deepStrictEqual(yield* shown(page), ["message 1"])
      })
    )

    it.scoped("puts a message that comes again in the place of the first", () =>
      Effect.gen(function* () {
        const { page, listener } = yield* open([numbered(1), numbered(2)])
        yield* listener.send(numbered(1, { text: "better" }), numbered(3))
        yield* page.until(`document.querySelectorAll("article").length === 3`)
        assert.deepStrictEqual(yield* shown(page), ["better", "message 2", "message 3"])
      })
    )

    it.scoped("says when it is cut off, comes back by itself, and misses nothing", () =>
      Effect.gen(function* () {
        const { server, page, listener } = yield* open([numbered(1)])
        yield* listener.send(numbered(2))
        yield* page.until(`document.querySelectorAll("article").length === 2`)
        yield* listener.breakOff
        yield* page.until(`document.querySelector(".live").innerText.includes("Reconnecting")`)
        const again = yield* server.nextListener
        assert.strictEqual(again.since, numbered(2).ts)
        yield* page.until(`document.querySelector(".live").innerText.includes("Live")`)
        yield* again.send(numbered(3))
        yield* page.until(`document.querySelectorAll("article").length === 3`)
      })
    )

    it.scoped("goes along with new messages while its reader is at the end", () =>
      Effect.gen(function* () {
        const { page, listener } = yield* open(many(60))
        assert.isTrue(yield* page.evaluate(atEnd))
        yield* listener.send(numbered(61))
        yield* page.until(`document.querySelectorAll("article").length === 61`)
        assert.isTrue(yield* page.evaluate(atEnd))
        assert.isTrue(yield* page.evaluate(`document.querySelector(".jump").hidden`))
      })
    )

    it.scoped("leaves its reader in peace elsewhere, and offers a way to the end", () =>
      Effect.gen(function* () {
        const { page, listener } = yield* open(many(60))
        yield* page.evaluate(
          `new Promise((done) => { addEventListener("scroll", () => requestAnimationFrame(done), { once: true }); scrollTo(0, 200) })`
        )
        yield* listener.send(numbered(61))
        yield* page.until(`!document.querySelector(".jump").hidden`)
        assert.strictEqual(yield* page.evaluate("scrollY"), 200)
        yield* page.evaluate(`document.querySelector(".jump").click()`)
        yield* page.until(`document.querySelector(".jump").hidden`)
        assert.isTrue(yield* page.evaluate(atEnd))
      })
    )

    it.scoped("tells times and days in its reader's own zone", () =>
      Effect.gen(function* () {
        const { page, listener } = yield* open([numbered(1, { at: Date.UTC(2025, 0, 1, 14, 30) })])
        yield* listener.send(numbered(2, { at: Date.UTC(2025, 0, 1, 15, 30) }))
        yield* page.until(`document.querySelectorAll(".day").length === 2`)
        // In Tokyo, nine hours ahead, the day changes between the two.
        assert.deepStrictEqual(
          yield* page.evaluate(
            `[...document.querySelectorAll("article header time, .day time")].map((time) => time.innerText.replace(/\\s/gu, " "))`
          ),
          ["Wednesday, January 1, 2025", "11:30 PM", "Thursday, January 2, 2025", "12:30 AM"]
        )
      })
    )

    it.scoped(
      "holds no element or attribute that a message wanted in",
      () =>
        Effect.gen(function* () {
          const nasty = [
            `"><x-canary onx="1">`,
            `' onclick='alert(1)`,
            `</pre></article><x-canary>`,
            `<!--`,
            `--><script>window.hit = 1</script>`,
            `<img src=x onerror=alert(1)>`,
            `&lt;x-canary&gt;`
          ]
          const { page, listener } = yield* open(nasty.flatMap(everywhere))
          const before = yield* page.evaluate(`document.querySelectorAll("article").length`)
          yield* listener.send(...nasty.flatMap(everywhere), numbered(999_999, { at: at + 1 }))
          yield* page.until(`document.getElementById("1795510800.999999")`)
          assert.strictEqual(before, nasty.length * 3)
          assert.strictEqual(
            yield* page.evaluate(
              `document.querySelectorAll("x-canary, article script, article iframe, article style").length`
            ),
            0
          )
          assert.strictEqual(
            yield* page.evaluate(
              `[...document.querySelectorAll("*")].flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith("on") || name === "style").length`
            ),
            0
          )
          assert.strictEqual(
            yield* page.evaluate(
              `[...document.querySelectorAll("a")].filter((link) => !["http:", "https:", "mailto:"].includes(link.protocol)).length`
            ),
            0
          )
          assert.strictEqual(yield* page.evaluate(`typeof window.hit`), "undefined")
        }),
      120_000
    )

    it.scoped("needs no scrolling sideways on a phone", () =>
      Effect.gen(function* () {
        const { page } = yield* open(everywhere("a rather long text ".repeat(20)).concat(everywhere("x".repeat(300))))
        yield* page.resize(390, 844)
        assert.strictEqual(yield* page.evaluate("document.documentElement.scrollWidth"), 390)
      })
    )
  })
})
