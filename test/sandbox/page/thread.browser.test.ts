/** Threads, edits and channels where they are read: a message changes in place, a thread opens beside it, each channel has its own page. */
import { assert, describe, layer } from "@effect/vitest"
import { Effect } from "effect"
import type { StoredMessage } from "../../../src/sandbox/StoredMessage.ts"
import { Browser, isHere, type OpenPage, type Reader } from "./Browser.ts"
import { message } from "./messages.ts"
import { servePage } from "./PageServer.ts"
import { card, known, posted, story } from "./story.ts"

const open = (messages: ReadonlyArray<StoredMessage>, reader?: Reader) =>
  Effect.gen(function* () {
    const server = yield* servePage(messages, known)
    const page = yield* Effect.flatMap(Browser, ({ open }) => open(server.url, reader))
    const listener = yield* server.nextListener
    yield* page.until(`document.querySelector(".live:not([hidden]):not(.off)")`)
    return { server, page, listener }
  })

const texts = (page: OpenPage, within: string) =>
  page.evaluate(
    `[...document.querySelectorAll("${within} article:not([hidden]) .content")].map((one) => one.innerText.split("\\n")[0])`
  )

const bar = `main article .replies:not([hidden])`
const isOpen = `!document.querySelector(".panel").hidden`
const edited = (percent: number) => card(percent, message().at + percent * 1_000)
const editedTs = "1795520000.000001"

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => posted(index + 20, index + 30, { text: `message ${index}` }))

const reply = (serial: number, given: Partial<StoredMessage> = {}) =>
  posted(serial, serial, { threadTs: card(0).ts, text: `reply ${serial}`, ...given })

describe.skipIf(!isHere)("in a browser", () => {
  layer(Browser.layer, { excludeTestServices: true, timeout: 60_000 })("the page", (it) => {
    it.scoped("changes an edited message in place: the same element, what is open stays open, nothing else moves", () =>
      Effect.gen(function* () {
        const { page, listener } = yield* open([card(10), ...many(40)])
        yield* page.evaluate(`{
          window.card = document.querySelector("main article");
          window.title = window.card.querySelector("h3");
          window.card.querySelector(".behind").open = true;
          scrollTo(0, 150);
        }`)
        yield* page.until(`scrollY === 150`)
        yield* listener.sendAsOf(editedTs, edited(45))
        yield* page.until(`window.card.innerText.includes("45 %")`)
        assert.deepStrictEqual(
          yield* page.evaluate(`[
            document.querySelector("main article") === window.card,
            window.card.querySelector("h3") === window.title,
            window.card.querySelector(".behind").open,
            window.card.querySelector("header").innerText.includes("(edited)"),
            window.card.classList.contains("fresh"),
            document.querySelector(".jump").hidden,
            scrollY,
            document.querySelectorAll("main article").length,
            document.querySelector("#told").textContent
          ]`),
          [true, true, true, true, false, true, 150, 41, ""]
        )
        assert.deepStrictEqual(page.errors, [])
      })
    )

    it.scoped("lets go of a message that is deleted, wherever it stood, though it came but a moment before", () =>
      Effect.gen(function* () {
        const { server, page, listener } = yield* open([card(10), posted(5, 5, { text: "stays" })])
        yield* listener.send(posted(6, 6, { text: "soon gone" }))
        yield* listener.sendDeleted("1795520001.000000", posted(6, 6, {}).ts)
        yield* listener.sendDeleted(editedTs, card(10).ts)
        yield* page.until(`document.querySelectorAll("article").length === 1`)
        assert.deepStrictEqual(yield* texts(page, "main"), ["stays"])
        assert.deepStrictEqual(page.errors, [])
        yield* listener.breakOff
        assert.strictEqual((yield* server.nextListener).since, editedTs)
      })
    )

    it.scoped("asks for what was edited while it was cut off", () =>
      Effect.gen(function* () {
        const { server, page, listener } = yield* open([card(10)])
        yield* listener.sendAsOf(editedTs, edited(20))
        yield* page.until(`document.querySelector("main article").innerText.includes("20 %")`)
        yield* listener.breakOff
        assert.strictEqual((yield* server.nextListener).since, editedTs)
      })
    )

    it.scoped("counts replies under their first message, and shows them when it is pressed", () =>
      Effect.gen(function* () {
        const { page, listener } = yield* open([card(10), posted(5, 5, { text: "beside" })])
        assert.strictEqual(yield* page.evaluate(`document.querySelectorAll("${bar}").length`), 0)
        yield* listener.send(reply(6))
        yield* page.until(`document.querySelector("${bar}")?.innerText.startsWith("1 reply")`)
        yield* listener.send(reply(8), reply(7))
        yield* page.until(`document.querySelector("${bar}").innerText.startsWith("3 replies")`)
        assert.deepStrictEqual(yield* texts(page, "main"), ["⏳ train.py", "beside"])
        yield* page.click(bar)
        assert.isTrue(yield* page.evaluate(isOpen))
        assert.deepStrictEqual(yield* texts(page, ".panel"), ["⏳ train.py", "reply 6", "reply 7", "reply 8"])
        assert.deepStrictEqual(
          yield* page.evaluate(`document.querySelector("${bar}").getAttribute("aria-expanded")`),
          "true"
        )
        assert.strictEqual(yield* page.evaluate(`document.activeElement.id`), "thread-title")
      })
    )

    it.scoped("keeps a thread open while its messages change and more come, and closes it by Escape", () =>
      Effect.gen(function* () {
        const { page, listener } = yield* open([card(10), reply(6), posted(9, 9, { text: "other" })])
        yield* page.click(bar)
        yield* listener.sendAsOf(editedTs, edited(60))
        yield* listener.send(reply(12))
        yield* page.until(`document.querySelector(".panel").innerText.includes("reply 12")`)
        assert.deepStrictEqual(
          yield* page.evaluate(
            `[".panel .root", "main"].map((place) => document.querySelector(place).innerText.includes("60 %"))`
          ),
          [true, true]
        )
        assert.isTrue(yield* page.evaluate(isOpen))
        yield* page.press("Escape")
        yield* page.until(`document.querySelector(".panel").hidden`)
        assert.isTrue(yield* page.evaluate(`document.activeElement === document.querySelector("${bar}")`))
        assert.strictEqual(yield* page.evaluate(`location.hash`), "")
      })
    )

    it.scoped("opens the thread that its address names, also after it was loaded anew", () =>
      Effect.gen(function* () {
        const { page } = yield* open(story)
        yield* page.click("main .root-of")
        yield* page.until(isOpen)
        const before = yield* texts(page, ".panel")
        yield* page.reload
        yield* page.until(`document.querySelector(".live:not([hidden]):not(.off)")`)
        assert.isTrue(yield* page.evaluate(isOpen))
        assert.deepStrictEqual(yield* texts(page, ".panel"), before)
        assert.deepStrictEqual(page.errors, [])
      })
    )

    it.scoped("shows a broadcast reply in the thread and in the channel, with what it answers", () =>
      Effect.gen(function* () {
        const { page, listener } = yield* open([card(10)])
        yield* listener.send(reply(6, { broadcast: true }))
        yield* page.until(`document.querySelectorAll("article").length === 3`)
        assert.deepStrictEqual(yield* texts(page, "main"), ["⏳ train.py", "reply 6"])
        assert.strictEqual(
          yield* page.evaluate(`document.querySelector("main .answering").textContent`),
          "replied to a thread: ⏳ train.py: 10 %"
        )
        yield* listener.sendAsOf(editedTs, reply(6, { broadcast: true, text: "better" }))
        yield* page.until(`document.querySelector("main").innerText.includes("better")`)
        yield* page.click("main .root-of")
        assert.deepStrictEqual(yield* texts(page, ".panel"), ["⏳ train.py", "better"])
      })
    )

    it.scoped("puts a reply into its thread though it comes before what it answers", () =>
      Effect.gen(function* () {
        const { page, listener } = yield* open([])
        yield* listener.send(reply(6))
        yield* page.until(`document.querySelectorAll("main article").length === 1`)
        yield* listener.send(card(10))
        yield* page.until(`document.querySelector("${bar}")`)
        assert.deepStrictEqual(yield* texts(page, "main"), ["⏳ train.py"])
      })
    )

    it.scoped("covers the messages with the thread on a phone, and gives them back on the way back", () =>
      Effect.gen(function* () {
        const { page } = yield* open([...many(30), ...story], { phone: true })
        yield* page.evaluate(
          `document.querySelector("${bar}").scrollIntoView({ block: "center", behavior: "instant" })`
        )
        const before = yield* page.evaluate("scrollY")
        yield* page.click(bar)
        assert.deepStrictEqual(
          yield* page.evaluate(
            `[innerWidth, document.querySelector(".panel").offsetWidth, document.querySelector(".column").inert]`
          ),
          [390, 390, true]
        )
        yield* page.evaluate(`history.back()`)
        yield* page.until(`document.querySelector(".panel").hidden`)
        assert.deepStrictEqual(yield* page.evaluate(`[scrollY, document.querySelector(".column").inert]`), [
          before,
          false
        ])
      })
    )

    it.scoped("shows one channel at a time, and tells what is new in the others", () =>
      Effect.gen(function* () {
        const { page, listener } = yield* open([card(10)])
        const list = `[...document.querySelectorAll(".channel")].map((one) => one.innerText.replace(/\\s+/gu, " "))`
        assert.isFalse(yield* page.evaluate(`document.querySelector(".page").classList.contains("many")`))
        yield* listener.send(
          posted(6, 6, { channel: "#alerts", text: "one" }),
          posted(7, 7, { channel: "#alerts", text: "two" })
        )
        yield* page.until(`document.querySelectorAll(".channel").length === 2`)
        assert.deepStrictEqual(yield* page.evaluate(list), ["#runs", "#alerts 2"])
        assert.deepStrictEqual(yield* texts(page, "main"), ["⏳ train.py"])
        yield* page.click(`.channel[data-channel="#alerts"]`)
        assert.deepStrictEqual(yield* texts(page, "main"), ["one", "two"])
        assert.deepStrictEqual(yield* page.evaluate(list), ["#runs", "#alerts"])
        assert.strictEqual(
          yield* page.evaluate(`document.querySelector(".channel[aria-current]").dataset.channel`),
          "#alerts"
        )
      })
    )

    it.scoped("says new messages aloud, and edits not", () =>
      Effect.gen(function* () {
        const { page, listener } = yield* open([card(10)])
        yield* listener.send(posted(6, 6, { text: "checkpoint 4 is saved" }))
        yield* page.until(`document.querySelector("#told").textContent !== ""`)
        const said = yield* page.evaluate(`document.querySelector("#told").textContent`)
        assert.strictEqual(said, "runbell · #runs · checkpoint 4 is saved")
        yield* listener.sendAsOf(editedTs, edited(80))
        yield* page.until(`document.querySelector("main").innerText.includes("80 %")`)
        assert.strictEqual(yield* page.evaluate(`document.querySelector("#told").textContent`), said)
      })
    )
  })
})
