/** How long it takes from `sendMsg` until the first byte of its request is on the wire. */
import { createServer } from "node:http"
import { FetchHttpClient } from "@effect/platform"
import { Effect, Layer, Redacted } from "effect"
import { built } from "./built.ts"
import { type Figure, figureOf } from "./Figure.ts"

const { SlackNotifier, SlackPolicy, sendMsg } = await built

const rounds = 200
const warmup = 50
/** Far under what Slack itself takes to answer. */
const goal = 10

/** A server on the loopback that answers as Slack does, and remembers when the first byte of a request came in. */
const server = Effect.acquireRelease(
  Effect.async<{ readonly url: string; readonly firstByteAt: () => number; readonly close: () => void }>((resume) => {
    let firstByteAt = 0
    const http = createServer((request, response) => {
      request.resume().on("end", () => response.end("ok"))
    })
    http.on("connection", (socket) => {
      socket.prependListener("data", () => {
        if (firstByteAt === 0) firstByteAt = performance.now()
      })
    })
    const read = () => {
      const at = firstByteAt
      firstByteAt = 0
      return at
    }
    http.listen(0, "127.0.0.1", () => {
      const address = http.address()
      const port = typeof address === "object" ? address?.port : undefined
      const close = () => {
        http.closeAllConnections()
        http.close()
      }
      resume(Effect.succeed({ url: `http://127.0.0.1:${port}/services/T000/B000/XXXX`, firstByteAt: read, close }))
    })
  }),
  ({ close }) => Effect.sync(close)
)

/** Milliseconds from the start of each send to the first byte of its request. */
const latencies = <E, R>(firstByteAt: () => number, send: Effect.Effect<unknown, E, R>) =>
  Effect.gen(function* () {
    const taken: Array<number> = []
    for (let round = -warmup; round < rounds; round += 1) {
      const began = performance.now()
      yield* send
      const took = firstByteAt() - began
      if (round >= 0) taken.push(took)
    }
    return taken
  })

/** Nothing is held back: what is measured is the way, not the pace that Slack asks for. */
const unpaced = SlackPolicy.layer({ pace: { burst: 1_000_000, interval: "1 hour" } })

/** The same request made by hand, to compare with. */
const bare = (url: string) =>
  Effect.promise(() =>
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text: "Validation begins" })
    }).then((response) => response.text())
  )

/** The time from `sendMsg` to the wire beside that of a bare fetch, in milliseconds. */
export const measureSendMsg: Effect.Effect<ReadonlyArray<Figure>> = Effect.gen(function* () {
  const { url, firstByteAt } = yield* server
  const Live = SlackNotifier.layerWebhook({ url: Redacted.make(url) }).pipe(
    Layer.provide(Layer.merge(FetchHttpClient.layer, unpaced))
  )
  const fetching = yield* latencies(firstByteAt, bare(url))
  const sending = yield* latencies(firstByteAt, sendMsg("Validation begins")).pipe(Effect.provide(Live))
  return [
    figureOf("a bare fetch to its first byte on the wire", "ms", fetching),
    figureOf("sendMsg to its first byte on the wire", "ms", sending, goal)
  ]
}).pipe(Effect.scoped, Effect.orDie)
