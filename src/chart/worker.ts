/** The thread that draws: what it is asked comes as its data, and it answers once. Without Effect, which it would have to load. */
import { parentPort, workerData } from "node:worker_threads"
import { draw } from "./draw.ts"

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(await draw(workerData))
