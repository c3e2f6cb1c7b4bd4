/** Measures, in one run, what runbell costs a program: beside the same program without it. Writes nothing. */
import { cpus } from "node:os"
import { Effect } from "effect"
import { tableOf } from "./Figure.ts"
import { measureImports } from "./imports.ts"
import { measureReport } from "./report.ts"
import { measureSendMsg } from "./sendMsg.ts"

const machine = (): string => {
  const cores = cpus()
  return `${cores[0]?.model ?? "unknown processor"}, ${cores.length} cores, Node ${process.versions.node}`
}

console.log(`${machine()}\n`)
console.log(`${tableOf("import, processor time", measureImports())}\n`)
console.log(`${tableOf("report, 4 metrics and 3 alerts, processor time", await Effect.runPromise(measureReport))}\n`)
console.log(tableOf("sendMsg, time", await Effect.runPromise(measureSendMsg)))
