/** Packs the library, installs it into an empty folder as a user would, and runs a program that uses every entry point. */
import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const root = new URL("..", import.meta.url).pathname
const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
const folder = mkdtempSync(join(tmpdir(), "runbell-tarball-"))

const npm = (...args) => execFileSync("npm", args, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] })

const program = `
import { Effect, Layer } from "effect"
import { FetchHttpClient } from "@effect/platform"
import { report, sendMsg, SlackNotifier, withSlackNotify, Alert } from "runbell"
import { SlackSandbox } from "runbell/testing"
import { NodeSlackSandbox } from "runbell/node"

const train = Effect.gen(function* () {
  yield* report({ accuracy: 0.97 }, { step: 1 })
  yield* sendMsg("half way")
  return { accuracy: 0.97 }
}).pipe(withSlackNotify({ name: "tarball", alerts: [Alert.above("accuracy", 0.95)] }))

const Notifier = Layer.unwrapEffect(
  Effect.map(SlackSandbox, ({ webhookUrl }) => SlackNotifier.layerWebhook({ url: webhookUrl }))
).pipe(Layer.provide(FetchHttpClient.layer))

const main = Effect.gen(function* () {
  yield* Effect.provide(train, Notifier)
  const { messages } = yield* SlackSandbox
  for (const { text } of yield* messages) console.log(text)
})

await Effect.runPromise(main.pipe(Effect.provide(NodeSlackSandbox.layer())))
`

try {
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"]
  })
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"))
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a-user", private: true, type: "module" }))
  const peers = ["effect", "@effect/platform", "@effect/platform-node"].map(
    (name) => `${name}@${devDependencies[name]}`
  )
  npm("install", "--no-audit", "--no-fund", `./${tarball}`, ...peers)
  writeFileSync(join(folder, "main.mjs"), program)
  const told = execFileSync(process.execPath, ["main.mjs"], { cwd: folder, encoding: "utf8" })
  console.log(told.trim())
  const lines = told.trim().split("\n")
  if (lines.length !== 4) throw new Error(`4 messages should have been told, and there were ${lines.length}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
