/** Packs the package, installs it into empty folders as users would, and runs the command and a program that uses every entry point. */
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const root = new URL("..", import.meta.url).pathname
const { devDependencies, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
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

/** What the package picks for this runtime, or for the one whose condition is given. */
const withoutEffect = `
import { connect } from "runbell/promise"
import { notifyCallbacks } from "runbell/tensorflow"

const notifier = await connect({ dryRun: true })
await notifier.wrap({ name: "tarball" }, (run) => notifyCallbacks(run).onEpochEnd(0, { loss: 0.5 }))
await notifier.close()
console.log(import.meta.resolve("runbell/promise").split("/dist/")[1])
`

const promiseFaces = [
  { conditions: [], file: "promise.js" },
  { conditions: ["--conditions=deno"], file: "promise/web.js" }
]

/** The command brings along all that it needs: in its folder there is nothing else, not even the peers. */
const tryCommand = (tarball) => {
  const alone = join(folder, "command")
  mkdirSync(alone)
  const run = (program, ...args) =>
    execFileSync(program, args, { cwd: alone, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] })
  writeFileSync(join(alone, "package.json"), JSON.stringify({ name: "a-user", private: true }))
  run("npm", "install", "--no-audit", "--no-fund", "--legacy-peer-deps", tarball)
  const installed = readdirSync(join(alone, "node_modules")).filter((name) => !name.startsWith("."))
  if (installed.join() !== "runbell") throw new Error(`the command brought along ${installed.join(", ")}`)
  const shown = run("npx", "--no-install", "runbell", "--version").trim()
  if (shown !== version) throw new Error(`runbell --version says ${shown} and not ${version}`)
  if (run("npx", "--no-install", "runbell", "run", "--", "echo", "wrapped") !== "wrapped\n")
    throw new Error("runbell run is not silent")
  console.log(`runbell ${shown} runs by itself`)
}

/** As most people install a command: for all their folders, and called by its name alone. */
const tryGlobally = (tarball) => {
  const prefix = join(folder, "prefix")
  npm("install", "--global", "--prefix", prefix, "--no-audit", "--no-fund", "--legacy-peer-deps", tarball)
  const env = { ...process.env, PATH: `${join(prefix, "bin")}:${process.env.PATH}` }
  const script = "runbell --version && runbell run -- echo wrapped"
  const said = execFileSync("sh", ["-c", script], {
    cwd: folder,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"]
  })
  if (said !== `${version}\nwrapped\n`) throw new Error(`runbell, installed for all, says ${said}`)
  console.log("runbell runs where it is installed for all folders")
}

try {
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"]
  })
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"))
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a-user", private: true, type: "module" }))
  tryCommand(join(folder, tarball))
  tryGlobally(join(folder, tarball))
  const peers = ["effect", "@effect/platform", "@effect/platform-node"].map(
    (name) => `${name}@${devDependencies[name]}`
  )
  npm("install", "--no-audit", "--no-fund", `./${tarball}`, ...peers)
  writeFileSync(join(folder, "main.mjs"), program)
  const told = execFileSync(process.execPath, ["main.mjs"], { cwd: folder, encoding: "utf8" })
  console.log(told.trim())
  const lines = told.trim().split("\n")
  if (lines.length !== 4) throw new Error(`4 messages should have been told, and there were ${lines.length}`)
  writeFileSync(join(folder, "without-effect.mjs"), withoutEffect)
  for (const { conditions, file } of promiseFaces) {
    const shown = execFileSync(process.execPath, [...conditions, "without-effect.mjs"], {
      cwd: folder,
      encoding: "utf8"
    })
    if (!shown.includes("tarball finished") || !shown.trim().endsWith(file))
      throw new Error(`runbell/promise says ${shown}`)
    console.log(`runbell/promise is ${file}${conditions.map((condition) => ` with ${condition}`).join("")}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
