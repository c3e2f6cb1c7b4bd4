/** `node benchmark/watchdog.mjs`: measures what a watchdog costs, and how soon it tells. Run `npm run build` before. Linux only; writes into the temporary folder alone. */
import { spawn, spawnSync } from "node:child_process"
import { EventEmitter, once } from "node:events"
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import { cpus, loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Option } from "effect"
import { openLifeline } from "../dist/watchdog/openLifeline.js"
import { node, shell } from "../dist/watchdog/Program.js"

const rounds = Number(process.argv[2] ?? 30)
const runbell = fileURLToPath(new URL("../dist/runbell.mjs", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "runbell-benchmark-"))
const programs = { sh: shell, Node: node }

const sorted = (values) => values.toSorted((one, other) => one - other)
const at = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))]
const show = (values) =>
  `${at(values, 0.5).toFixed(1).padStart(6)} ms (least ${at(values, 0).toFixed(1)}, p95 ${at(values, 0.95).toFixed(1)})`

const pause = (millis) => new Promise((resume) => setTimeout(resume, millis))

const read = (path) => {
  try {
    return readFileSync(path, "latin1")
  } catch {
    return ""
  }
}

/** The processes that have the text in their command line. */
const namedAfter = (text) =>
  readdirSync("/proc").filter((pid) => /^\d+$/u.test(pid) && read(`/proc/${pid}/cmdline`).includes(text))

const open = (program, report) => Option.getOrThrow(openLifeline(program, { report, environment: process.env }))

/** How long the run's start waits for its watchdog. */
const startTimes = async (program) => {
  const times = []
  for (let round = -3; round < rounds; round += 1) {
    const began = performance.now()
    const lifeline = open(program, ["true"])
    if (round >= 0) times.push(performance.now() - began)
    const gone = once(lifeline.ref(), "close")
    lifeline.end("bye\n")
    await gone
  }
  return times
}

/** What the waiting watchdog takes, in kB. */
const memory = async (program) => {
  const mark = `${folder}/memory`
  const lifeline = open(program, ["true", mark])
  await pause(1_000)
  const [pid] = namedAfter(mark)
  const rollup = read(`/proc/${pid}/smaps_rollup`)
  const of = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "mu").exec(rollup)?.[1] ?? 0)
  const gone = once(lifeline.ref(), "close")
  lifeline.end("bye\n")
  await gone
  return `resident ${of("Rss")} kB, its share ${of("Pss")} kB, private ${of("Private_Clean") + of("Private_Dirty")} kB`
}

/** From the kill of a run to the first deed of its reporter, which writes into a named pipe. */
const deathTimes = async (program, reporter) => {
  const pipe = join(folder, "pipe")
  spawnSync("mkfifo", [pipe])
  const times = []
  for (let round = -2; round < rounds; round += 1) {
    const run = spawn(process.execPath, [fileURLToPath(import.meta.url), "run", program, ...reporter, pipe], {
      stdio: ["ignore", "pipe", "inherit"]
    })
    await once(run.stdout, "data")
    const told = once(createReadStream(pipe), "data")
    await pause(1_000) // the watchdog waits by then, as it does all the time
    const began = performance.now()
    run.kill("SIGKILL")
    await told
    if (round >= 0) times.push(performance.now() - began)
  }
  rmSync(pipe)
  return times
}

/** A Slack that takes everything, and says when a text arrives. */
const openSink = async () => {
  const texts = []
  const arrival = new EventEmitter()
  const server = createServer((request, response) => {
    let body = ""
    request.on("data", (chunk) => (body += chunk))
    request.on("end", () => {
      response.end("ok")
      texts.push(JSON.parse(body).text)
      arrival.emit("text")
    })
  })
  await once(server.listen(0, "127.0.0.1"), "listening")
  const until = async (text) => {
    while (!texts.some((one) => one.includes(text))) await once(arrival, "text")
  }
  const url = `http://127.0.0.1:${server.address().port}/services/T000/B000/XXXX`
  return { url, until, close: () => server.close() }
}

/** From the kill of a whole command, wrapper and all, to the request that tells of it. */
const wholeTimes = async () => {
  const { url, until, close } = await openSink()
  const environment = { PATH: process.env.PATH, RUNBELL_STATE: join(folder, "state"), SLACK_WEBHOOK_URL: url }
  const times = []
  for (let round = 0; round < Math.min(rounds, 15); round += 1) {
    const name = `run ${round} of this benchmark`
    const run = spawn(process.execPath, [runbell, "run", "--name", name, "--", "sleep", "1000"], {
      detached: true,
      env: environment,
      stdio: "ignore"
    })
    await until(`${name} started`)
    await pause(3_000) // so that the pace is not measured that runbell keeps for Slack
    const began = performance.now()
    process.kill(-run.pid, "SIGKILL")
    await until(`${name} ended`)
    times.push(performance.now() - began)
  }
  close()
  return times
}

const quick = ["/bin/sh", "-c", 'echo >"$0"']
const slower = [process.execPath, "-e", 'require("node:fs").writeFileSync(process.argv[1], "\\n")', "--"]

const measure = async () => {
  const load = loadavg()[0].toFixed(0)
  console.log(
    `${cpus()[0].model}, ${cpus().length} cores, Node ${process.versions.node}, ${rounds} rounds, load ${load}`
  )
  for (const [name, program] of Object.entries(programs)) {
    console.log(`\nthe watchdog in ${name}`)
    console.log(`  the run's start waits                  ${show(await startTimes(program))}`)
    console.log(`  memory                                 ${await memory(program)}`)
    console.log(`  from kill -9 to a reporter in sh       ${show(await deathTimes(name, quick))}`)
    console.log(`  from kill -9 to a reporter in Node     ${show(await deathTimes(name, slower))}`)
  }
  console.log("\nthe command")
  console.log(`  from kill -9 of it all to the request  ${show(await wholeTimes())}`)
}

if (process.argv[2] === "run") {
  const [name, ...report] = process.argv.slice(3)
  open(programs[name], report)
  process.stdout.write("ready\n")
  setInterval(() => {}, 1_000)
} else {
  try {
    await measure()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
