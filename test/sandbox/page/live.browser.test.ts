/** The page of a real sandbox, before somebody who does nothing but look: what a bot posts, edits, answers and uploads appears by itself. */
import { assert, describe, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { NodeSlackSandbox } from "runbell/node"
import { SlackSandbox } from "runbell/testing"
import { answer, callForm, idOf } from "../callApi.ts"
import { ask, post } from "../support.ts"
import { Browser, isHere } from "./Browser.ts"
import { png } from "./png.ts"

const environment = Layer.merge(Browser.layer, Layer.orDie(NodeSlackSandbox.layer({ fileProcessing: 0 })))

const header = (text: string) => ({ type: "header", text: { type: "plain_text", text, emoji: false } })

/** Uploads the picture into a thread, or nowhere. */
const upload = (share: Readonly<Record<string, unknown>> = {}) =>
  Effect.gen(function* () {
    const { json } = yield* callForm("files.getUploadURLExternal", {
      filename: "loss.png",
      length: String(png.length),
      alt_txt: "loss falls"
    })
    yield* ask(String(json["upload_url"]), { method: "POST", body: Buffer.from(png) })
    const files = [{ id: json["file_id"], title: "loss over steps" }]
    assert.isTrue((yield* answer("files.completeUploadExternal", { files, ...share }))["ok"])
    return json["file_id"]
  })

/** The widths of the pictures that a person sees there, once they are loaded. */
const widths = (within: string) => `Promise.all([...document.querySelectorAll("${within} img")].map(async (image) => {
  await image.decode();
  return [image.naturalWidth, image.alt];
}))`

describe.skipIf(!isHere)("in a browser", () => {
  layer(environment, { excludeTestServices: true, timeout: 60_000 })("the sandbox's page", (it) => {
    it.scoped("lives: a card that is edited, its thread, an uploaded picture in both", () =>
      Effect.gen(function* () {
        const { url } = yield* SlackSandbox
        const page = yield* Effect.flatMap(Browser, ({ open }) => open(url))
        const channel = yield* idOf()
        yield* page.until(`document.querySelector(".live:not([hidden]):not(.off)")`)

        const { ts } = yield* answer("chat.postMessage", { channel, text: "card", blocks: [header("step 1")] })
        yield* page.until(`document.querySelector("main h3")?.innerText === "step 1"`)
        yield* answer("chat.update", { channel, ts, text: "card", blocks: [header("step 2")] })
        yield* page.until(`document.querySelector("main h3").innerText === "step 2"`)
        assert.include(yield* page.evaluate(`document.querySelector("main header").innerText`), "(edited)")

        yield* upload({ channel_id: channel, thread_ts: ts, initial_comment: "the curves" })
        yield* page.until(`document.querySelector("main .replies:not([hidden])")?.innerText.startsWith("1 reply")`)
        yield* page.click("main .replies")
        assert.deepStrictEqual(yield* page.evaluate(widths(".answers")), [[480, "loss falls"]])

        const image = { type: "image", slack_file: { id: yield* upload() }, alt_text: "loss falls to 0.07" }
        yield* answer("chat.postMessage", {
          channel,
          text: "the end",
          thread_ts: ts,
          reply_broadcast: true,
          blocks: [image]
        })
        yield* page.until(`document.querySelectorAll("main img").length === 1`)
        assert.deepStrictEqual(yield* page.evaluate(widths("main")), [[480, "loss falls to 0.07"]])
        assert.strictEqual(yield* page.evaluate(`document.querySelector(".panel .rule").innerText`), "2 replies")
        yield* page.picture("live")
        assert.deepStrictEqual(page.errors, [])
      })
    )

    it.scoped("goes on after the sandbox was cleared", () =>
      Effect.gen(function* () {
        const { url, clear } = yield* SlackSandbox
        yield* clear
        yield* post({ text: "anew" })
        const page = yield* Effect.flatMap(Browser, ({ open }) => open(url))
        yield* page.until(`document.querySelector("main")?.innerText.includes("anew")`)
      })
    )
  })
})
