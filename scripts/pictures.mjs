/** `npm run pictures`: takes the READMEs' pictures of docs/gallery, in light and dark, with the Chromium of the machine (CHROMIUM, or Debian's). */
import { fileURLToPath } from "node:url"
import { chromium } from "playwright-core"

const gallery = new URL("../docs/gallery/", import.meta.url)

/** What a reader sees first: a run under way, and one that was killed. */
const shown = ["RunProgressed · card", "RunEnded · Killed · card"]

/** Leaves the messages that are shown, one below the other, without what is the gallery's own. */
const keep = (headings) => {
  const first = (heading) => document.evaluate(`//section[h2="${heading}"]`, document).iterateNext()
  const sections = new Set(headings.map(first))
  for (const part of document.querySelectorAll(".gallery > header, section")) if (!sections.has(part)) part.remove()
  for (const heading of document.querySelectorAll("section > h2")) heading.remove()
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"]
})
try {
  for (const [language, suffix] of [
    ["en", ""],
    ["zh", ".zh-CN"]
  ]) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await browser.newPage({ colorScheme, deviceScaleFactor: 1.5, viewport: { width: 760, height: 600 } })
      await page.goto(new URL(`${language}.html`, gallery).href)
      await page.evaluate(keep, shown)
      const path = fileURLToPath(new URL(`../messages${suffix}-${colorScheme}.png`, gallery))
      await page.locator(".gallery main").screenshot({ path })
      await page.close()
    }
  }
} finally {
  await browser.close()
}
