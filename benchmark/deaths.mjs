/**
 * `node benchmark/deaths.mjs [kills]`: kills so many runs of the command at random moments and in random ways, has the
 * rest told by `runbell recover`, and counts the ends of each; then how soon each cause of death is told. Run `npm run
 * build` before. Writes nothing but a folder of its own, which it removes.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"

const runbell = fileURLToPath(new URL("../dist/runbell.mjs", import.meta.url))
const kills = Number(process.argv[2] ?? 1_000)
const folder = mkdtempSync(join(tmpdir(), "runbell-deaths-"))

/** What was told, and when: each title, also of those that are told as one. A footer says so of what may be a repeat. */
const told = []
const take = (blocks, at) => {
  const heads = blocks.flatMap(({ type }, index) => (type === "header" ? [index] : []))
  for (const [order, index] of heads.entries()) {
    const own = JSON.stringify(blocks.slice(index, heads[order + 1]))
    told.push({ at, text: blocks[index].text.text, isRepeat: own.includes("may be a repeat") })
  }
}
const sink = createServer((request, response) => {
  let body = ""
  request.on("data", (chunk) => (body += chunk))
  request.on("end", () => {
    take(JSON.parse(body).blocks, performance.now())
    response.end("ok")
  })
})
await once(sink.listen(0, "127.0.0.1"), "listening")

const environment = {
  PATH: process.env.PATH,
  HOME: folder,
  RUNBELL_STATE: join(folder, "state"),
  SLACK_WEBHOOK_URL: `http://127.0.0.1:${sink.address().port}/services/T000/B000/XXXX`
}

const textIn = (path) => {
  try {
    return readFileSync(path, "latin1")
  } catch {
    return ""
  }
}
const processes = () =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
const statOf = (pid) =>
  textIn(`/proc/${pid}/stat`)
    .replace(/^.*\) /su, "")
    .split(" ")
const ours = () =>
  processes().filter((pid) => textIn(`/proc/${pid}/environ`).includes(folder) && statOf(pid)[0] !== "Z")
const sessionOf = (pid) => processes().filter((one) => statOf(one)[3] === String(pid))
const childrenOf = (pid) => processes().filter((one) => statOf(one)[1] === String(pid))
const treeOf = (pid) => [pid, ...childrenOf(pid).flatMap(treeOf)]
const send = (pids, signal) => {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch {
      // It has ended since.
    }
  }
}

const ways = {
  nothing: () => {},
  "SIGTERM of the wrapper": (pid) => send([pid], "SIGTERM"),
  "SIGINT of the wrapper": (pid) => send([pid], "SIGINT"),
  "SIGKILL of the command": (pid) => send(childrenOf(pid), "SIGKILL"),
  "SIGKILL of the wrapper": (pid) => send([pid], "SIGKILL"),
  "SIGKILL of the group": (pid) => send([-pid], "SIGKILL"),
  "SIGKILL of the session": (pid) => send(sessionOf(pid), "SIGKILL"),
  "SIGKILL of the tree": (pid) => send(treeOf(pid), "SIGKILL"),
  "SIGKILL of all, the watchdog too": (pid) => send([...sessionOf(pid), ...watchdogsOf(pid)], "SIGKILL")
}

/** Each has the name of its run in its environment, as the command has. */
const watchdogsOf = (pid) => {
  const name = /--name\0([^\0]+)/u.exec(textIn(`/proc/${pid}/cmdline`))?.[1]
  return name === undefined ? [] : ours().filter((one) => textIn(`/proc/${one}/environ`).includes(`"${name}-begun"`))
}

/** A webhook for each twentieth run: fewer, and all would wait for their turn; more, and nobody would share one. */
const start = (name, script, index = 0) => {
  const args = ["run", "--name", name, "--", "sh", "-c", script, `${name}-begun`]
  const env = { ...environment, SLACK_WEBHOOK_URL: environment.SLACK_WEBHOOK_URL.replace("B000", `B${index}`) }
  return spawn(process.execPath, [runbell, ...args], { env, detached: true, stdio: "ignore" })
}

const endsOf = (name) => told.filter(({ text }) => text.includes(`${name} `) && !/started|own process/u.test(text))

const quiet = async () => {
  while (ours().length > 0) await sleep(100)
}

const killOne = async (index) => {
  const name = `run-${index}`
  const ran = join(folder, name)
  const child = start(name, `: > ${ran}; sleep 0.2; exit 3`, index % 20)
  const ended = once(child, "exit")
  const way = Object.keys(ways)[Math.floor(Math.random() * Object.keys(ways).length)]
  await sleep(300 + Math.random() * 500)
  ways[way](child.pid)
  await ended
  return { name, way, hasRun: existsSync(ran) }
}

const killAll = async () => {
  const runs = []
  let next = 0
  const worker = async () => {
    while (next < kills) runs.push(await killOne(next++))
  }
  await Promise.all(Array.from({ length: 4 }, worker))
  await quiet()
  await once(spawn(process.execPath, [runbell, "recover"], { env: environment, stdio: "ignore" }), "exit")
  await quiet()
  return runs
}

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]

/** A webhook for each: to wait for its turn is another matter. */
let own = 0

const latencies = async (way, rounds) => {
  const took = []
  for (let round = 0; round < rounds; round += 1) {
    const name = `${way.replaceAll(/\W/gu, "-")}-${round}`
    const before = told.length
    const child = start(name, "exec sleep 100", (own += 1))
    while (told.length === before) await sleep(5)
    await sleep(50)
    const at = performance.now()
    ways[way](child.pid)
    while (told.length === before + 1) await sleep(1)
    took.push(told[before + 1].at - at)
    send(ours(), "SIGKILL")
    await quiet()
    rmSync(join(folder, "state", "runs"), { recursive: true, force: true })
  }
  return `${median(took).toFixed(0)} ms (at most ${Math.max(...took).toFixed(0)})`
}

try {
  const runs = await killAll()
  const begun = runs.filter(({ hasRun }) => hasRun)
  const count = (test) => begun.filter(({ name }) => test(endsOf(name))).length
  console.log(`${kills} random kills; in ${begun.length} of them the command had begun`)
  console.log(`  without an end           ${count((ends) => ends.length === 0)}`)
  console.log(`  with one end             ${count((ends) => ends.length === 1)}`)
  console.log(
    `  with more, marked so     ${count((ends) => ends.length > 1 && ends.slice(1).every(({ isRepeat }) => isRepeat))}`
  )
  console.log(
    `  with more, not marked    ${count((ends) => ends.length > 1 && !ends.slice(1).every(({ isRepeat }) => isRepeat))}`
  )
  for (const { name, way } of begun.filter(({ name }) => endsOf(name).length !== 1)) {
    console.log(`  ${name}: ${way}: ${JSON.stringify(endsOf(name).map(({ text, isRepeat }) => [text, isRepeat]))}`)
  }
  console.log("\nfrom the kill to the message at Slack, median")
  for (const way of Object.keys(ways).filter((way) => way !== "nothing" && !way.includes("watchdog"))) {
    console.log(`  ${way.padEnd(28)} ${await latencies(way, 5)}`)
  }
} finally {
  send(ours(), "SIGKILL")
  rmSync(folder, { recursive: true, force: true })
  sink.close()
}
