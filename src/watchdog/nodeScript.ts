/** The watchdog as a program of Node, where there is no sh: on Windows, and in images with nothing but Node in them. */
import { stillRuns } from "./stillRuns.ts"

/**
 * Says and does what the script of sh does, and for the same reasons. It is run twice: the first process hands the
 * lifeline on to the second and ends, so that the second is no child of the run. Plain CommonJS, for `node -e`.
 */
export const nodeScript = `
const { spawn } = require("node:child_process")
const { existsSync, readFileSync } = require("node:fs")
const [script, ...report] = process.argv.slice(1)

for (const signal of ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGUSR1", "SIGUSR2"]) {
  try { process.on(signal, () => {}) } catch {}
}

const lives = (pid, ticks) => {
  try {
    if (!existsSync("/proc/self")) return process.kill(Number(pid), 0)
    const fields = readFileSync("/proc/" + pid + "/stat", "latin1").replace(/^.*\\) /s, "").split(" ")
    return fields[0] !== "Z" && fields[0] !== "X" && fields[19] === ticks
  } catch { return false }
}

const pause = (millis) => new Promise((resume) => setTimeout(resume, millis))

const ask = (why, env) => new Promise((resume) => {
  const options = { stdio: ["ignore", "pipe", "ignore"], windowsHide: true, env }
  let answer = ""
  const reporter = spawn(report[0], [...report.slice(1), why], options)
  reporter.on("error", () => resume({ code: 127, answer }))
  reporter.on("close", (code) => resume({ code, answer: answer.trim().split(" ") }))
  reporter.stdout?.on("data", (text) => { answer += text })
})

const tell = async (why) => {
  for (const [index, millis] of [500, 2000, 5000, 0].entries()) {
    const { NODE_OPTIONS, ...env } = process.env
    for (;;) {
      const { code, answer } = await ask(why, index < 2 ? process.env : env)
      if (code === 0) process.exit(0)
      if (code !== ${stillRuns}) break
      why = "outlived"
      if (!lives(...answer)) break
      while (lives(...answer)) await pause(1000)
    }
    await pause(millis)
  }
  process.exit(1)
}

const watch = () => {
  let heard = ""
  let told = false
  const once = (why) => {
    if (!told) tell(why)
    told = true
  }
  const lifeline = new (require("node:net").Socket)({ fd: 3, writable: false })
  lifeline.on("data", (text) => {
    heard += text
    const words = heard.split("\\n").slice(0, -1)
    if (told || words.length === 0) return
    if (words.includes("bye")) process.exit(0)
    if (words.includes("flush")) once("flush")
  })
  lifeline.on("error", () => {})
  lifeline.on("close", () => once("death"))
}

if (script === "") watch()
else {
  const options = { detached: true, stdio: ["ignore", "ignore", "ignore", 3], windowsHide: true }
  spawn(process.execPath, ["-e", script, "--", "", ...report], options).unref()
}
`
