/** A real browser, so that the page is tried where it is read. Spoken to over a pipe: no port, no driver, no sleep. */
import { spawn } from "node:child_process"
import { existsSync, mkdtempSync } from "node:fs"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable, Writable } from "node:stream"
import { Context, Data, Deferred, Effect, Layer, Runtime, type Scope } from "effect"

const executable = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync)

/** Whether there is one on this machine. */
export const isHere = executable !== undefined

class BrowserError extends Data.TaggedError("BrowserError")<{ readonly message: string }> {}

/** An answer or an event of the DevTools protocol. */
interface Incoming {
  readonly id?: number
  readonly sessionId?: string
  readonly error?: { readonly message: string }
  readonly result?: Readonly<Record<string, unknown>>
}

type Send = (
  method: string,
  params?: object,
  sessionId?: string
) => Effect.Effect<Readonly<Record<string, unknown>>, BrowserError>

/** A page that is open in the browser. */
export interface OpenPage {
  /** The value of an expression in the page; a promise is waited for. */
  readonly evaluate: (expression: string) => Effect.Effect<unknown, BrowserError>
  /** A command of the DevTools protocol to this page. */
  readonly command: (method: string, params?: object) => Effect.Effect<Readonly<Record<string, unknown>>, BrowserError>
}

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--remote-debugging-pipe"
]

const profile = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "runbell-browser-"))),
  // The browser's own children may still write for a moment after it is gone.
  (path) => Effect.promise(() => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))
)

const start = (path: string) =>
  Effect.acquireRelease(
    Effect.sync(() =>
      spawn(executable ?? "", [...flags, `--user-data-dir=${path}`], {
        stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"]
      })
    ),
    (child) =>
      Effect.async<void>((resume) => {
        child.once("exit", () => resume(Effect.void))
        if (!child.kill()) resume(Effect.void)
      })
  )

const connect: Effect.Effect<Send, BrowserError, Scope.Scope> = Effect.gen(function* () {
  const child = yield* Effect.flatMap(profile, start)
  const runSync = Runtime.runSync(yield* Effect.runtime())
  const [, , , input, output] = child.stdio
  if (!(input instanceof Writable) || !(output instanceof Readable)) {
    return yield* new BrowserError({ message: "The browser has no pipe." })
  }
  const waiting = new Map<number, Deferred.Deferred<Readonly<Record<string, unknown>>, BrowserError>>()
  let rest = ""
  const take = (incoming: Incoming) => {
    const deferred = waiting.get(incoming.id ?? -1)
    if (deferred === undefined) return
    waiting.delete(incoming.id ?? -1)
    runSync(
      incoming.error === undefined
        ? Deferred.succeed(deferred, incoming.result ?? {})
        : Deferred.fail(deferred, new BrowserError(incoming.error))
    )
  }
  output.setEncoding("utf8").on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\0")
    rest = parts.pop() ?? ""
    for (const part of parts) take(JSON.parse(part))
  })
  let id = 0
  return (method, params = {}, sessionId) =>
    Effect.gen(function* () {
      const deferred = yield* Deferred.make<Readonly<Record<string, unknown>>, BrowserError>()
      id += 1
      waiting.set(id, deferred)
      input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
      return yield* Deferred.await(deferred)
    })
})

const openIn =
  (send: Send) =>
  (url: string): Effect.Effect<OpenPage, BrowserError> =>
    Effect.gen(function* () {
      const { targetId } = yield* send("Target.createTarget", { url: "about:blank" })
      const { sessionId } = yield* send("Target.attachToTarget", { targetId, flatten: true })
      const command: OpenPage["command"] = (method, params) => send(method, params, String(sessionId))
      const evaluate: OpenPage["evaluate"] = (expression) =>
        Effect.flatMap(
          command("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true }),
          ({ result, exceptionDetails }) =>
            exceptionDetails === undefined
              ? Effect.succeed(Object(result).value as unknown)
              : new BrowserError({ message: JSON.stringify(exceptionDetails) })
        )
      yield* command("Emulation.setTimezoneOverride", { timezoneId: "Asia/Tokyo" })
      yield* command("Emulation.setFocusEmulationEnabled", { enabled: true })
      yield* command("Page.enable")
      yield* command("Page.navigate", { url })
      yield* evaluate(
        `new Promise((done) => document.readyState === "complete" ? done() : addEventListener("load", done))`
      )
      return { evaluate, command }
    })

/** Opens pages in one browser. */
export class Browser extends Context.Tag("runbell/test/Browser")<
  Browser,
  { readonly open: (url: string) => Effect.Effect<OpenPage, BrowserError> }
>() {
  static readonly layer = Layer.scoped(
    Browser,
    Effect.map(connect, (send) => ({ open: openIn(send) }))
  )
}
