/** `node benchmark/command.mjs`: measures what the command costs, beside the bare command and beside others. Run `npm run build` before. Writes nothing. */
import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import { cpus, loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const runbell = fileURLToPath(new URL("../dist/runbell.mjs", import.meta.url))
const rounds = Number(process.argv[2] ?? 15)

/** Takes every message at once. */
const sink = createServer((request, response) => request.resume().on("end", () => response.end("ok")))
await once(sink.listen(0, "127.0.0.1"), "listening")
const home = mkdtempSync(join(tmpdir(), "runbell-benchmark-"))
let webhooks = 0

/** A webhook of its own for each run: all processes of a machine keep to the pace of a webhook together. */
const environment = () => {
  webhooks += 1
  const url = `http://127.0.0.1:${sink.address().port}/services/T000/B${webhooks}/XXXX`
  return { PATH: process.env.PATH, HOME: home, SLACK_WEBHOOK_URL: url }
}

/** Seconds as they pass, and of the processor, of a line of bash with all that it starts. */
const time = async (line) => {
  const child = spawn("bash", ["-c", `TIMEFORMAT="%R %U %S"; time { ${line}; } 2>/dev/null`], {
    env: environment(),
    cwd: home,
    stdio: ["ignore", "ignore", "pipe"]
  })
  let said = ""
  child.stderr.on("data", (chunk) => (said += chunk))
  await once(child, "close")
  const [passed, user, system] = said.trim().split("\n").at(-1).split(" ").map(Number)
  return { passed, processor: user + system }
}

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]

/** Side by side, so that a busy machine is busy for all. */
const compare = async (lines, rounds) => {
  const all = lines.map(() => [])
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, [, line]] of lines.entries()) {
      const took = await time(line)
      if (round > 0) all[index].push(took)
    }
  }
  for (const [index, [name]] of lines.entries()) {
    const of = (what) => all[index].map((took) => took[what] * 1_000)
    const show = (values) => `${median(values).toFixed(0).padStart(6)} ms (least ${Math.min(...values).toFixed(0)})`
    console.log(`  ${name.padEnd(58)} time ${show(of("passed"))}   processor ${show(of("processor"))}`)
  }
}

/** Debian's own first: what a version manager puts in front is a script of bash, which takes longer than Python. */
const python3 = ["/usr/bin/python3", "python3"].find((name) => spawnSync(name, ["-c", "import requests"]).status === 0)

const python = `${python3} -c '
import os, subprocess, requests
url = os.environ["SLACK_WEBHOOK_URL"]
requests.post(url, json={"text": "started"})
subprocess.run(["true"])
requests.post(url, json={"text": "finished"})'`

console.log(
  `${cpus()[0].model}, ${cpus().length} cores, Node ${process.versions.node}, ${rounds} rounds, load average ${loadavg()[0]?.toFixed(1)}\n`
)

console.log("start-up")
await compare(
  [
    ["node -e 0", "node -e 0"],
    ["runbell run -- true, without a webhook", `SLACK_WEBHOOK_URL= node ${runbell} run -- true`],
    ["runbell run -- true, both messages accepted", `node ${runbell} run -- true`],
    ["the same, with no compiled code kept", `XDG_CACHE_HOME=/dev/null node ${runbell} run -- true`],
    ...(python3 === undefined ? [] : [[`${python3}: two requests.post around subprocess.run`, python]])
  ],
  rounds
)

console.log("\n1 GB of output")
const gigabyte = "head -c 1000000000 /dev/zero"
await compare(
  [
    ["bare, into /dev/null", gigabyte],
    ["inherited, into /dev/null", `node ${runbell} run -- ${gigabyte}`],
    ["bare, into a pipe", `${gigabyte} | cat`],
    ["the shell's tee, into a pipe", `${gigabyte} | tee /dev/null | cat`],
    ["copied, into a pipe", `node ${runbell} run -- ${gigabyte} | cat`]
  ],
  Math.min(rounds, 5)
)

console.log("\n4 GB of a log's lines, of which the start is a small part")
const line = "epoch 3, step 1200: loss=0.1234, accuracy=0.9876\n"
const log = join(home, "log")
for (let written = 0; written < 1_000; written += 1) appendFileSync(log, line.repeat(20_000))
const fromFile = `cat ${Array(4).fill(log).join(" ")}`
const fromPrograms = `sh -c 'yes "${line.trim()}" | head -c 4000000000'`
await compare(
  [
    ["of a file, the shell's tee", `${fromFile} | tee /dev/null | cat`],
    ["of a file, copied", `node ${runbell} run -- ${fromFile} | cat`],
    ["of two busy programs, the shell's tee", `${fromPrograms} | tee /dev/null | cat`],
    ["of two busy programs, copied", `node ${runbell} run -- ${fromPrograms} | cat`]
  ],
  Math.min(rounds, 5)
)
rmSync(log)

/** The greatest resident memory of the wrapper, in MB, while the command runs or when it has. */
const peak = async (args, millis) => {
  const child = spawn(process.execPath, [runbell, "run", ...args], {
    env: environment(),
    cwd: home,
    stdio: ["ignore", "ignore", "ignore"]
  })
  let most = 0
  const look = setInterval(() => {
    try {
      most = Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? most)
    } catch {
      // It has ended since.
    }
  }, 20)
  if (millis !== undefined) setTimeout(() => child.kill("SIGTERM"), millis)
  await once(child, "exit")
  clearInterval(look)
  return `${(most / 1_024).toFixed(0)} MB`
}

console.log("\nmemory of the wrapper, at most")
console.log(`  while a command sleeps for 3 s         ${await peak(["--", "sleep", "60"], 3_000)}`)
console.log(`  while it copies 1 GB                   ${await peak(["--output", "tee", "--", "sh", "-c", gigabyte])}`)

sink.close()
rmSync(home, { recursive: true, force: true })
