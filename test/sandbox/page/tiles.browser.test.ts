/** Markdown and cards as a person sees them: on a desk and on a phone, by day and by night. */
import { assert, describe, layer } from "@effect/vitest"
import { Effect } from "effect"
import { Browser, isHere } from "./Browser.ts"
import { tooFaint } from "./contrast.ts"
import { message } from "./messages.ts"
import { servePage } from "./PageServer.ts"

const words = (text: string) => ({ type: "mrkdwn", text })

const card = (name: string) => ({
  type: "card",
  hero_image: { type: "image", image_url: "", alt_text: `The curve of ${name}` },
  title: words(name),
  subtitle: words("vision · baseline"),
  body: words("The loss fell to *0.21* in 40 minutes, and the accuracy rose to 0.97."),
  subtext: words("step 1,200 of 1,200"),
  actions: [{ type: "button", text: { type: "plain_text", text: "Open the run" }, url: "https://example.org/7" }]
})

const markdown = [
  "## What changed",
  "The **learning rate** is *lower*, and ~~dropout~~ is gone: see [the run](https://example.org/7) and `train.py`.",
  "",
  "- fewer epochs",
  "- a longer warm-up, with a word that does not end: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  "",
  "1. train",
  "2. evaluate",
  "",
  "> It is better than the last one.",
  "",
  "```python",
  "model.fit(x, y, epochs=3)",
  "```"
].join("\n")

const told = [
  message({ ts: "1795510860.000002", text: "mnist", blocks: [card("mnist-cnn")] }),
  message({
    ts: "1795510920.000003",
    text: "three",
    blocks: [{ type: "carousel", elements: [card("mnist-cnn"), card("mnist-mlp"), card("mnist-vit")] }]
  }),
  message({ ts: "1795510980.000004", text: "What changed", blocks: [{ type: "markdown", text: markdown }] })
]

describe.skipIf(!isHere)("in a browser", () => {
  layer(Browser.layer, { excludeTestServices: true, timeout: 60_000 })("markdown and cards", (it) => {
    for (const dark of [false, true]) {
      for (const phone of [false, true]) {
        const where = `${phone ? "on a phone" : "on a desk"}, ${dark ? "dark" : "light"}`
        it.scoped(`can be read without markup, and go over no edge, ${where}`, () =>
          Effect.gen(function* () {
            const server = yield* servePage(told)
            const page = yield* Effect.flatMap(Browser, ({ open }) => open(server.url, { dark, phone }))
            const text = String(yield* page.evaluate(`document.querySelector("main").innerText`))
            for (const raw of ["**", "~~", "```", "## ", "](", "> It"]) assert.notInclude(text, raw)
            for (const part of ["What changed", "learning rate", "evaluate", "mnist-vit", "Open the run"])
              assert.include(text, part)
            assert.isTrue(yield* page.evaluate(`document.documentElement.scrollWidth <= innerWidth`))
            const wide = `[...document.querySelectorAll(".tile")].every((tile) => tile.offsetWidth <= innerWidth)`
            assert.isTrue(yield* page.evaluate(wide))
            assert.deepStrictEqual(yield* page.evaluate(tooFaint), [])
            yield* page.picture(`tiles-${phone ? "phone" : "desk"}-${dark ? "dark" : "light"}`)
            assert.deepStrictEqual(page.errors, [])
          })
        )
      }
    }
  })
})
