/** A real browser, so that the page is tried where it is read. */
import { existsSync, mkdirSync } from "node:fs"
import { Context, Data, Effect, Layer, type Scope } from "effect"
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
  /** Waits, without asking again and again, until the expression is true of the page. */
  readonly until: (condition: string) => Effect.Effect<unknown, BrowserError>
  /** As wide as a phone, or as a desk. */
  readonly resize: (width: number, height: number) => Effect.Effect<void, BrowserError>
  /** Presses a key where the focus is. */
  readonly press: (key: string) => Effect.Effect<void, BrowserError>
  /** Presses what a person sees there. */
  readonly click: (what: string) => Effect.Effect<void, BrowserError>
  readonly reload: Effect.Effect<void, BrowserError>
  /** Keeps what a person sees in `.artifacts/page`, to be looked at by one. */
  readonly picture: (name: string) => Effect.Effect<void, BrowserError>
  /** The errors of its script. */
  readonly errors: ReadonlyArray<string>
}

/** What the reader's machine is. */
export interface Reader {
  readonly dark?: boolean | undefined
  readonly language?: string | undefined
  readonly phone?: boolean | undefined
}

const artifacts = new URL("../../../.artifacts/page/", import.meta.url).pathname

const waiting = (condition: string): string => `new Promise((done) => {
  const look = () => {
    if (!(${condition})) return;
    observer.disconnect();
    removeEventListener("scroll", look);
    done();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  addEventListener("scroll", look);
  addEventListener("load", look, true);
  look();
})`

const opened = (page: Page): OpenPage => {
  const errors: Array<string> = []
  page.on("pageerror", ({ message }) => errors.push(message))
  return {
    evaluate: (expression) => attempt(() => page.evaluate<unknown>(expression)),
    until: (condition) => attempt(() => page.evaluate<unknown>(waiting(condition))),
    resize: (width, height) => attempt(() => page.setViewportSize({ width, height })),
    press: (key) => attempt(() => page.keyboard.press(key)),
    reload: Effect.asVoid(attempt(() => page.reload())),
    click: (what) => attempt(() => page.click(what)),
    picture: (name) =>
      attempt(async () => {
        mkdirSync(artifacts, { recursive: true })
        await page.screenshot({ path: `${artifacts}${name}.png` })
      }),
    errors
  }
}

const desk = { width: 1280, height: 900 }
const phone = { width: 390, height: 844 }

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
  { readonly open: (url: string, reader?: Reader) => Effect.Effect<OpenPage, BrowserError, Scope.Scope> }
>() {
  static readonly layer = Layer.scoped(
    Browser,
    Effect.gen(function* () {
      const browser = yield* Effect.acquireRelease(
        attempt(() => chromium.launch({ executablePath: executablePath ?? "", args })),
        (browser) => Effect.promise(() => browser.close())
      )
      return {
        open: (url, { dark = false, language = "en-US", phone: isPhone = false } = {}) =>
          Effect.gen(function* () {
            const options = {
              timezoneId: "Asia/Tokyo",
              locale: language,
              colorScheme: dark ? "dark" : "light",
              viewport: isPhone ? phone : desk,
              deviceScaleFactor: isPhone ? 2 : 1
            } as const
            const context = yield* Effect.acquireRelease(
              attempt(() => browser.newContext(options)),
              (context) => Effect.promise(() => context.close())
            )
            const page = yield* attempt(() => context.newPage())
            const reading = opened(page)
            yield* attempt(() => page.goto(url))
            return reading
          })
      }
    })
  )
}
