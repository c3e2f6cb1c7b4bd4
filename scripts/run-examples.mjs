/** `npm run examples`: runs each example as its reader would, with the sandbox in place of Slack. */
import { execFile } from "node:child_process"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { Effect, Redacted } from "effect"
import { register } from "tsx/esm/api"

const root = fileURLToPath(new URL("..", import.meta.url))
register({ tsconfig: `${root}/tsconfig.json` })
const { NodeSlackSandbox } = await import("../src/node.ts")
const { SlackSandbox } = await import("../src/testing.ts")

/** A proxy that does the least: it opens the tunnels that it is asked for, and counts them. */
const proxy = Effect.acquireRelease(
  Effect.async((resume) => {
    let tunnels = 0
    const server = createServer().on("connect", (request, client) => {
      tunnels += 1
      const { hostname, port } = new URL(`http://${request.url}`)
      const target = connect(Number(port), hostname, () => client.write("HTTP/1.1 200 OK\r\n\r\n"))
      target.on("error", () => client.destroy())
      client.on("error", () => target.destroy())
      client.pipe(target).pipe(client)
    })
    server.listen(0, "127.0.0.1", () => {
      const url = `http://127.0.0.1:${server.address().port}`
      resume(Effect.succeed({ server, url, tunnels: () => tunnels }))
    })
  }),
  ({ server }) => Effect.sync(() => void server.close())
)

/** What an example keeps on the disk is gone with it. */
const state = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "runbell-example-"))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
)

const execute = (file, environment) =>
  Effect.tryPromise({
    try: (signal) =>
      promisify(execFile)(process.execPath, ["--import", "tsx", `examples/${file}`], {
        cwd: root,
        env: { ...process.env, ...environment },
        signal
      }),
    catch: ({ code, stdout, stderr }) => `it ended with ${code}\n${stdout}${stderr}`
  })

const refused = ({ status }) => status !== 200

const runExample = Effect.fnUntraced(function* (file) {
  const sandbox = yield* SlackSandbox
  const { url, tunnels } = yield* proxy
  const throughProxy = file === "proxy.ts"
  const environment = throughProxy ? { HTTP_PROXY: url, http_proxy: url, NO_PROXY: "", no_proxy: "" } : {}
  const ownState = { RUNBELL_STATE: yield* state }
  yield* execute(file, { SLACK_WEBHOOK_URL: Redacted.value(sandbox.webhookUrl), ...ownState, ...environment })
  const requests = yield* sandbox.requests
  const refusals = requests.filter(refused).map(({ status, body }) => `${status} ${body}`)
  if (refusals.length > 0) return yield* Effect.fail(`the sandbox refused: ${refusals.join(", ")}`)
  if (throughProxy && tunnels() === 0) return yield* Effect.fail("it did not go through the proxy")
  return requests.length
})

const report = Effect.fnUntraced(function* (file) {
  const outcome = yield* runExample(file).pipe(Effect.provide(NodeSlackSandbox.layer()), Effect.scoped, Effect.either)
  const right = outcome._tag === "Right"
  console.log(right ? `✔ ${file}, ${outcome.right} sent` : `✘ ${file}: ${outcome.left}`)
  return right
})

const files = readdirSync(`${root}/examples`).filter((file) => file.endsWith(".ts"))
const outcomes = await Effect.runPromise(Effect.forEach(files, report, { concurrency: 2 }))
process.exit(outcomes.every(Boolean) ? 0 : 1)
