/**
 * `node benchmark/childStart.mjs`: measures how long after the start of the wrapper the command does its first act, beside
 * the bare command, whatever becomes of Slack. Run `npm run build` before. Writes nothing.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { connect } from "node:net"
import { cpus, loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout } from "node:timers/promises"
import { fileURLToPath } from "node:url"

const runbell = fileURLToPath(new URL("../dist/runbell.mjs", import.meta.url))
const rounds = Number(process.argv[2] ?? 15)
const folder = mkdtempSync(join(tmpdir(), "runbell-benchmark-"))

const webhookAt = (port) => ({ SLACK_WEBHOOK_URL: `http://127.0.0.1:${port}/services/T000/B000/XXXX` })

const portOf = async (server) => {
  await once(server.listen(0, "127.0.0.1"), "listening")
  return server.address().port
}

const sink = createServer((request, response) => request.resume().on("end", () => response.end("ok")))
const accepting = webhookAt(await portOf(sink))

/** The port of a server that is gone. */
const gone = createServer()
const refusing = webhookAt(await portOf(gone))
gone.close()

/** Takes no connection, and has no room for another one to wait: the kernel drops what comes, as a firewall does. */
const deaf = spawn(
  "python3",
  [
    "-c",
    `import socket, sys
server = socket.create_server(("127.0.0.1", 0), backlog=0)
print(server.getsockname()[1], flush=True)
sys.stdin.read()`
  ],
  { stdio: ["pipe", "pipe", "inherit"] }
)
const [said] = await once(deaf.stdout, "data")
const holed = webhookAt(Number(said))
const waiting = Array.from({ length: 3 }, () => connect(Number(said), "127.0.0.1").on("error", () => undefined))

/** A name server that is silent, in place of the program that asks it. */
const programs = join(folder, "programs")
mkdirSync(programs)
writeFileSync(join(programs, "getent"), "#!/bin/sh\nexec sleep 1000\n")
chmodSync(join(programs, "getent"), 0o755)
const nameless = {
  SLACK_WEBHOOK_URL: "https://hooks.slack.com/services/T000/B000/XXXX",
  PATH: `${programs}:${process.env.PATH}`
}

const now = () => performance.timeOrigin + performance.now()

/** What V8 has made of the command's code is kept here from run to run, as it is for a user. */
const cache = join(folder, "cache")
mkdirSync(cache)

let runs = 0

/** Milliseconds from the start of the program until its command says what time it is, and until the program has ended. */
const time = async (program, args, variables) => {
  runs += 1
  const home = join(folder, `home-${runs}`)
  const output = join(folder, "output")
  mkdirSync(home)
  const stdout = openSync(output, "w")
  const begun = now()
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH, HOME: home, XDG_CACHE_HOME: cache, ...variables },
    stdio: ["ignore", stdout, "ignore"]
  })
  await once(child, "exit")
  const ended = now() - begun
  const acted = Number(readFileSync(output, "utf8")) * 1_000 - begun
  await setTimeout(1_000) // what delivers the rest afterwards starts meanwhile, and is not to be measured with the next
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  return { acted, ended }
}

const date = ["date", "+%s.%N"]
const spawning = `require("child_process").spawn("date", ["+%s.%N"], { stdio: "inherit" })`
const wrapped = [process.execPath, [runbell, "run", "--", ...date]]

const ways = [
  ["bare", "date", ["+%s.%N"], {}],
  ["node -e 'spawn(…)'", process.execPath, ["-e", spawning], {}],
  ["runbell run, no webhook set", ...wrapped, {}],
  ["runbell run, Slack accepts", ...wrapped, accepting],
  ["runbell run, Slack refuses connections", ...wrapped, refusing],
  ["runbell run, Slack is black-holed", ...wrapped, holed],
  ["runbell run, the name server is silent", ...wrapped, nameless]
]

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
const show = (values) => `${median(values).toFixed(0).padStart(5)} ms (least ${Math.min(...values).toFixed(0)})`

console.log(
  `${cpus()[0].model}, ${cpus().length} cores, Node ${process.versions.node}, ${rounds} rounds, load average ${loadavg()[0]?.toFixed(1)}\n`
)

const all = ways.map(() => [])
for (let round = 0; round <= rounds; round += 1) {
  for (const [index, [, program, args, variables]] of ways.entries()) {
    const took = await time(program, args, variables)
    if (round > 0) all[index].push(took)
  }
}
for (const [index, [name]] of ways.entries()) {
  const of = (what) => show(all[index].map((took) => took[what]))
  console.log(`  ${name.padEnd(40)} first act after ${of("acted")}   ended after ${of("ended")}`)
}

for (const socket of waiting) socket.destroy()
deaf.stdin.end()
sink.close()
rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
