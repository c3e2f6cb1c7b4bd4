/** A real browser, so that the page is tried where it is read. */
import { existsSync } from "node:fs"
import { Context, Data, Effect, Layer } from "effect"
import { chromium, type Page } from "playwright-core"

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync)

/** Whether there is one on this machine. */
export const isHere = executablePath !== undefined

class BrowserError extends Data.TaggedError("BrowserError")<{ readonly cause: unknown }> {}

const attempt = <A>(work: () => Promise<A>) =>
  Effect.tryPromise({ try: work, catch: (cause) => new BrowserError({ cause }) })

/** A page that is open in the browser. */
export interface OpenPage {
  /** The value of an expression in the page; a promise is waited for. */
  readonly evaluate: (expression: string) => Effect.Effect<unknown, BrowserError>
  /** As wide as a phone, or as a desk. */
  readonly resize: (width: number, height: number) => Effect.Effect<void, BrowserError>
}

const opened = (page: Page): OpenPage => ({
  evaluate: (expression) => attempt(() => page.evaluate<unknown>(expression)),
  resize: (width, height) => attempt(() => page.setViewportSize({ width, height }))
})

/** Without what a browser asks of its maker at every start. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage"
]

/** Opens pages in one browser. */
export class Browser extends Context.Tag("runbell/test/Browser")<
  Browser,
  { readonly open: (url: string) => Effect.Effect<OpenPage, BrowserError> }
>() {
  static readonly layer = Layer.scoped(
    Browser,
    Effect.gen(function* () {
      const browser = yield* Effect.acquireRelease(
        attempt(() => chromium.launch({ executablePath: executablePath ?? "", args })),
        (browser) => Effect.promise(() => browser.close())
      )
      return {
        open: (url) =>
          attempt(async () => {
            const context = await browser.newContext({ timezoneId: "Asia/Tokyo" })
            const page = await context.newPage()
            await page.goto(url)
            return opened(page)
          })
      }
    })
  )
}
