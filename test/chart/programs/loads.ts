/** Runs as a bot, and writes what was loaded for it: every module that Node's loader was asked for, and every one in CommonJS. */
import { createRequire, register } from "node:module"
import { Effect, Layer } from "effect"

const hook = `import { writeSync } from "node:fs"
export const load = (url, context, next) => (writeSync(1, url + "\\n"), next(url, context))`

register(`data:text/javascript,${encodeURIComponent(hook)}`)

const { report, SlackNotifier, withSlackNotify } = await import("runbell")
const { NodeSlackSandbox } = await import("runbell/node")
const { SlackSandbox } = await import("runbell/testing")
const { FetchHttpClient } = await import("@effect/platform")

/** With the argument `draws`, somebody draws. */
const drawing =
  process.argv[2] === "draws"
    ? Layer.unwrapEffect(
        Effect.map(
          Effect.promise(() => import("runbell/chart")),
          ({ layer }) => layer
        )
      )
    : Layer.empty

const bot = Layer.unwrapEffect(
  Effect.map(SlackSandbox, ({ botToken: token, apiUrl: api }) =>
    SlackNotifier.layerBot({ token, channel: "#runs", api }).pipe(Layer.provide([FetchHttpClient.layer, drawing]))
  )
)

await Effect.forEach([1, 2, 3], (step) => report({ loss: 1 / step }, { step })).pipe(
  withSlackNotify({ name: "mnist" }),
  Effect.provide(bot.pipe(Layer.provide(NodeSlackSandbox.layer()))),
  Effect.runPromise
)

process.stdout.write(Object.keys(createRequire(import.meta.url).cache).join("\n"))
