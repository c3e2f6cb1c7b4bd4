/** The gallery of the documentation: every kind of message in every language, as the page shows it, without a script. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import * as path from "node:path"
import { pathToFileURL } from "node:url"
import { assert, describe, it, layer } from "@effect/vitest"
import { Effect } from "effect"
import { galleryFiles } from "../../../scripts/galleryFiles.ts"
import { languages } from "../../../src/locale/languages.ts"
import { Browser, isHere } from "./Browser.ts"
import { tooFaint } from "./contrast.ts"
import { all, readHtml, textOf } from "./readHtml.ts"

const pages = Object.entries(galleryFiles()).filter(([name]) => name.endsWith(".html"))

/** As strictly as it is written; the document type is no element. */
const read = (markup: string) => readHtml(markup.replace("<!doctype html>", ""))

const written = Effect.acquireRelease(
  Effect.sync(() => {
    const folder = mkdtempSync(path.join(tmpdir(), "runbell-gallery-"))
    for (const [name, content] of Object.entries(galleryFiles())) writeFileSync(path.join(folder, name), content)
    return folder
  }),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true }))
)

describe("the gallery", () => {
  it("has a page for each language, and is the same whenever it is made", () => {
    assert.deepStrictEqual(
      pages.map(([name]) => name),
      languages.map((language) => `${language}.html`)
    )
    assert.deepStrictEqual(
      Object.entries(galleryFiles()).filter(([name]) => name.endsWith(".html")),
      pages
    )
  })

  it("shows every kind of event and every outcome, all drawn", () => {
    for (const [, markup] of pages) {
      const page = read(markup)
      const headings = all(page, "h2").map(textOf).join("\n")
      for (const kind of [
        "RunStarted",
        "MessageSent",
        "AlertRaised",
        "Finished",
        "Failed",
        "Interrupted",
        "Killed",
        "Lost"
      ]) {
        assert.include(headings, kind)
      }
      assert.isEmpty(all(page, ".undrawn"))
      assert.isEmpty(all(page, "script"))
    }
  })

  it("speaks the language of its page in the page's own words too", () => {
    const [, zh = ""] = pages.find(([name]) => name === "zh.html") ?? []
    assert.deepStrictEqual([...new Set(all(read(zh), ".app").map(textOf))], ["应用"])
    assert.strictEqual(all(read(zh), "html")[0]?.attributes.lang, "zh")
  })
})

describe.skipIf(!isHere)("in a browser", () => {
  layer(Browser.layer, { excludeTestServices: true, timeout: 60_000 })("the gallery", (it) => {
    for (const language of languages) {
      it.scoped(`fits a phone and can be read, light and dark, in ${language}`, () =>
        Effect.gen(function* () {
          const { open } = yield* Browser
          const url = pathToFileURL(path.join(yield* written, `${language}.html`)).href
          for (const dark of [false, true]) {
            const page = yield* open(url, { phone: true, dark })
            assert.isTrue(yield* page.evaluate(`document.documentElement.scrollWidth <= innerWidth`))
            assert.deepStrictEqual(yield* page.evaluate(tooFaint), [])
            yield* page.picture(`gallery-${language}-${dark ? "dark" : "light"}`)
          }
        })
      )
    }
  })
})
