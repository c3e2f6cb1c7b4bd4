/**
 * `node benchmark/idle.mjs [minutes] [times]`: the memory of the wrapper while its command sleeps, and of a Node that does as
 * little with as much of Node. Run `npm run build` before. Default: 60 minutes. With `times` the wrapper gives its signs of
 * life so many times as often, and the minutes are as much shorter; more than 25 is too much for V8, which then takes it for busy.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"

const built = fileURLToPath(new URL("../dist/runbell.mjs", import.meta.url))
const minutes = Number(process.argv[2] ?? 60)
const times = Number(process.argv[3] ?? 1)

/** What the way of a run takes of Node, and nothing of runbell. */
const bare = `
  import { spawn } from "node:child_process"
  import { createHash } from "node:crypto"
  import "node:http"
  import "node:https"
  new Intl.PluralRules("en").select(1)
  createHash("sha256").update("a").digest()
  spawn("sleep", ["100000"], { stdio: "ignore" })`

const sink = createServer((request, response) => request.resume().on("end", () => response.end("ok")))
await once(sink.listen(0, "127.0.0.1"), "listening")
const home = mkdtempSync(join(tmpdir(), "runbell-benchmark-"))
const env = {
  PATH: process.env.PATH,
  HOME: home,
  SLACK_WEBHOOK_URL: `http://127.0.0.1:${sink.address().port}/services/T000/B000/XXXX`
}
const runbell = join(home, "runbell.mjs")
writeFileSync(
  runbell,
  readFileSync(built, "utf8").replaceAll('beatInterval:"10 seconds"', `beatInterval:"${10_000 / times} millis"`)
)
// A group of its own, so that the command goes with it.
const begin = (...args) => spawn(process.execPath, args, { env, cwd: home, stdio: "ignore", detached: true })
// What V8 has made of the command's text is kept from then on.
await once(begin(runbell, "run", "--", "sleep", "2"), "exit")
const processes = {
  "Node, without runbell": begin("--input-type=module", "--eval", bare),
  "runbell run": begin(runbell, "run", "--", "sleep", "100000")
}

/** In MB: resident; of that in files, which are shared; and the process's share of all that it has. */
const look = (pid) => {
  const of = (file, name) => {
    const [, kilobytes] =
      new RegExp(`^${name}:\\s+(\\d+)`, "mu").exec(readFileSync(`/proc/${pid}/${file}`, "utf8")) ?? []
    return (Number(kilobytes) / 1_024).toFixed(0).padStart(3)
  }
  return `resident ${of("status", "VmRSS")} MB, of files ${of("status", "RssFile")} MB, its share ${of("smaps_rollup", "Pss")} MB`
}

for (let minute = 0; minute < minutes; ) {
  const step = Math.min(minute < 2 ? 1 : 10, minutes - minute)
  await sleep((step * 60_000) / times)
  minute += step
  for (const [name, { pid }] of Object.entries(processes)) {
    console.log(`after ${String(minute).padStart(3)} min  ${name.padEnd(22)} ${look(pid)}`)
  }
}

for (const child of Object.values(processes)) {
  process.kill(-child.pid, "SIGTERM")
  await once(child, "exit")
}
sink.close()
rmSync(home, { recursive: true, force: true })
