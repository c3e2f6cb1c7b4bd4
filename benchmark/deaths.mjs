/**
 * `node benchmark/deaths.mjs [kills]`: kills so many runs of the command at random moments and in random ways, has the
 * rest told by `runbell recover`, and counts the ends of each; then how soon each cause of death is told, and how soon
 * after an outage. Run `npm run build` before. Writes nothing but a folder of its own, which it removes.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
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
let isDown = false
const sink = createServer((request, response) => {
  let body = ""
  request.on("data", (chunk) => (body += chunk))
  request.on("end", () => {
    if (isDown) return response.writeHead(503).end()
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

/** How long Slack is down, in seconds. */
const outage = 10

/** Where nothing else is left of a run, what waits of it is delivered by whoever comes by. */
const comers = {
  "exit 3, all killed, runbell flush": [runbell, "flush"],
  "exit 3, all killed, the next run": [runbell, "run", "--name", "next", "--", "true"]
}

const waysInOutage = [
  "exit 3",
  ...Object.keys(ways).filter((way) => way !== "nothing" && !way.includes("watchdog")),
  ...Object.keys(comers)
]

/** With a folder and a webhook of its own: to wait for others is another matter. */
const begin = (way, round) => {
  const name = `${way.replaceAll(/\W/gu, "-")}-in-outage-${round}`
  const go = join(folder, `${name}-go`)
  const env = {
    ...environment,
    RUNBELL_STATE: join(folder, name),
    SLACK_WEBHOOK_URL: environment.SLACK_WEBHOOK_URL.replace("B000", `B${(own += 1)}`)
  }
  const script = `while [ ! -e ${go} ]; do sleep 0.1; done; exit 3`
  const args = [runbell, "run", "--name", name, "--", "sh", "-c", script]
  return { way, name, go, env, child: spawn(process.execPath, args, { env, detached: true, stdio: "ignore" }) }
}

const isStarted = ({ name }) => told.some(({ text }) => text.includes(`${name} started`))

/** Of a lost wrapper it is told that its command goes on; that title does not name the run. */
const firstAfter = ({ name, way }, back) => {
  const word = way === "SIGKILL of the wrapper" ? "own process" : `${name} `
  return told.find(({ at, text }) => at > back && text.includes(word))
}

/** All ways in the same outage. */
const oneOutage = async (round) => {
  const begun = waysInOutage.map((way) => begin(way, round))
  while (!begun.every(isStarted)) await sleep(20)
  await sleep(500)
  isDown = true
  const died = performance.now()
  for (const one of begun) {
    one.child.once("exit", () => (one.exited = performance.now() - died))
    if (one.way in ways) ways[one.way](one.child.pid)
    else writeFileSync(one.go, "")
  }
  await sleep(outage * 1_000)
  const left = begun.filter(({ way }) => way in comers)
  for (const { name } of left)
    send(
      ours().filter((pid) => textIn(`/proc/${pid}/environ`).includes(name)),
      "SIGKILL"
    )
  isDown = false
  const back = performance.now()
  for (const { way, env } of left) spawn(process.execPath, comers[way], { env, stdio: "ignore" })
  while (!begun.every((one) => firstAfter(one, back))) await sleep(20)
  send(ours(), "SIGKILL")
  await quiet()
  return begun.map((one) => ({ way: one.way, exited: one.exited, after: firstAfter(one, back).at - back }))
}

const seconds = (millis) => `${(millis / 1_000).toFixed(1)} s`

const measureOutages = async (rounds) => {
  const all = []
  for (let round = 0; round < rounds; round += 1) all.push(...(await oneOutage(round)))
  console.log(`\nSlack down for ${outage} s as the run ends: how long until the wrapper has ended, median`)
  console.log("and from Slack's return to the message, median")
  for (const way of waysInOutage) {
    const those = all.filter((one) => one.way === way)
    const after = those.map(({ after }) => after)
    const exited = seconds(median(those.map(({ exited }) => exited)))
    console.log(`  ${way.padEnd(34)} ${exited}  ${seconds(median(after))} (at most ${seconds(Math.max(...after))})`)
  }
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
  await measureOutages(3)
} finally {
  send(ours(), "SIGKILL")
  rmSync(folder, { recursive: true, force: true })
  sink.close()
}
