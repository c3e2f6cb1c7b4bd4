/** Runs programs in Bun, in Deno and in a worker, from the packed package, with the sandbox in place of Slack: each tells what it tells in Node. */
import { execFile } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { isDeepStrictEqual, promisify } from "node:util"
import { Effect, Redacted } from "effect"
import { build } from "esbuild"
import { register } from "tsx/esm/api"

const root = fileURLToPath(new URL("..", import.meta.url))
register({ tsconfig: `${root}/tsconfig.json` })
const { NodeSlackSandbox } = await import("../src/node.ts")
const { SlackSandbox } = await import("../src/testing.ts")

const { devDependencies, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
const folder = mkdtempSync(join(tmpdir(), "runbell-runtimes-"))
const bin = (name) => join(folder, "node_modules", ".bin", name)
const execute = promisify(execFile)
const install = (...packages) => execute("npm", ["install", "--no-audit", "--no-fund", ...packages], { cwd: folder })

const connected = `
import { connect } from "runbell/promise"
const policy = { cardInterval: "1 day" }
const notifier = await connect({ webhook: process.argv[2], language: "en", durable: false, policy })
`

const sources = {
  // Nothing that runbell waits for keeps a process alive, and nobody but the program ends its run.
  "forgetful.mjs": `${connected}
const run = await notifier.start({ name: "forgotten" })
run.report({ loss: 0.5 }, { step: 1 })
await run.send("Half way")
`,
  "endless.mjs": `${connected}
setInterval(() => undefined, 1_000_000)
await notifier.wrap({ name: "endless" }, () => new Promise(() => console.log("begun")))
`,
  // What a worker does for a request, done by a program.
  ...Object.fromEntries(
    ["promise", "effect"].map((name) => [
      `edge-${name}.mjs`,
      `
import worker from "./edge/${name}.mjs"
await worker.fetch(new Request("http://127.0.0.1/"), JSON.parse(process.argv[3]))
`
    ])
  )
}

/** `stop`: by SIGTERM, once it has begun. `bot`: it is told by one. `worker`: the file that a worker runs. */
const programs = [
  { file: "promise.mjs", needs: "environment" },
  { file: "evaluation.mjs", needs: "environment" },
  { file: "forgetful.mjs" },
  { file: "endless.mjs", stop: true },
  { file: "edge-promise.mjs", worker: "edge/promise.mjs" },
  { file: "edge-effect.mjs", worker: "edge/effect.mjs", bot: true }
]

const writePrograms = async () => {
  const examples = ["promise.ts", "evaluation.ts", "edge/promise.ts", "edge/effect.ts"]
  await build({
    entryPoints: examples.map((file) => join(root, "examples", file)),
    outbase: join(root, "examples"),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    format: "esm"
  })
  for (const [file, source] of Object.entries(sources)) writeFileSync(join(folder, file), source)
}

/** `stopCode`: what it may end by in place of SIGTERM. */
const asProcess = (commandFor, stopCode) => async (program, environment) => {
  const [command, ...args] = commandFor(program)
  const ending = execute(command, [...args, program.file, environment.SLACK_WEBHOOK_URL, JSON.stringify(environment)], {
    cwd: folder,
    env: { ...process.env, ...environment, RUNBELL_STATE: join(folder, "state") },
    timeout: 300_000,
    killSignal: "SIGKILL"
  })
  if (program.stop) ending.child.stdout.once("data", () => ending.child.kill("SIGTERM"))
  await ending.catch((error) => {
    if (!program.stop || (error.signal !== "SIGTERM" && error.code !== stopCode)) throw error
  })
}

/** A worker has no files but its own script. */
const inWorker = async ({ worker }, bindings) => {
  const script = await build({
    entryPoints: [join(folder, worker)],
    bundle: true,
    write: false,
    format: "esm",
    conditions: ["workerd", "worker", "browser"]
  })
  const { Miniflare } = createRequire(join(folder, "package.json"))("miniflare")
  const contents = script.outputFiles[0].text
  const modules = [{ type: "ESModule", path: "worker.mjs", contents }]
  const miniflare = new Miniflare({ modules, compatibilityDate: "2026-04-01", bindings })
  try {
    const answer = await miniflare.dispatchFetch("http://127.0.0.1/")
    if (answer.status !== 200) throw new Error(`it answers ${answer.status} ${await answer.text()}`)
  } finally {
    await miniflare.dispose()
  }
}

const node = { run: asProcess(() => [process.execPath]) }

const others = [
  {
    name: "Bun",
    package: "bun@1.4.5",
    find: () => execute(bin("bun"), ["--version"]),
    run: asProcess(() => [bin("bun")])
  },
  {
    name: "Deno",
    package: "deno@2.9.6",
    find: () => execute(bin("deno"), ["--version"]),
    // Not the script in bin, which would get the signal in its place.
    run: asProcess(
      ({ needs }) => [
        join(folder, "node_modules/deno/deno"),
        "run",
        "--no-lock",
        "--allow-net=127.0.0.1",
        ...(needs === "environment" ? ["--allow-env"] : [])
      ],
      143
    ) // in 2 of 10 stops: it lets go of a listener only a moment later, and the exit comes first
  },
  {
    name: "a worker",
    package: "miniflare@4.20260426.0",
    find: () => execute(bin("workerd"), ["--version"]),
    run: inWorker,
    runs: ({ worker }) => worker !== undefined
  }
]

/** The messages that a program tells, without how long it took. */
const told = ({ run }, program) =>
  Effect.gen(function* () {
    const { webhookUrl, botToken, apiUrl, messages } = yield* SlackSandbox
    const bot = { SLACK_BOT_TOKEN: Redacted.value(botToken), SLACK_CHANNEL: "#runs", SLACK_API_URL: apiUrl }
    const webhook = { SLACK_WEBHOOK_URL: Redacted.value(webhookUrl), RUNBELL_LANGUAGE: "en" }
    yield* Effect.promise(() => run(program, program.bot ? { ...webhook, ...bot } : webhook))
    return (yield* messages).map(({ text }) => text.replace(/ after .*$/u, ""))
  }).pipe(Effect.provide(NodeSlackSandbox.layer()), Effect.runPromise)

const isThere = (runtime) =>
  install(runtime.package)
    .then(runtime.find)
    .then(
      () => true,
      () => false
    )

const tryPrograms = async (runtime, inNode) => {
  for (const program of programs.filter(runtime.runs ?? (() => true))) {
    const [there, here] = [await told(runtime, program), inNode.get(program)]
    if (!isDeepStrictEqual(there, here))
      throw new Error(`${program.file} tells ${JSON.stringify(there)}, and in Node ${JSON.stringify(here)}`)
    console.log(`✔ ${program.worker ?? program.file} in ${runtime.name} (${runtime.package}), ${there.length} told`)
  }
}

try {
  await execute("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: root })
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a-user", private: true, type: "module" }))
  const peers = ["effect", "@effect/platform"].map((name) => `${name}@${devDependencies[name]}`)
  await install(`./runbell-${version}.tgz`, ...peers)
  await writePrograms()
  const inNode = new Map()
  for (const program of programs) inNode.set(program, await told(node, program))
  for (const messages of inNode.values()) if (messages.length < 2) throw new Error("In Node next to nothing is told")
  for (const runtime of others) {
    if (await isThere(runtime)) await tryPrograms(runtime, inNode)
    else console.log(`- ${runtime.name} (${runtime.package}) cannot be installed here, and is not tried`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
