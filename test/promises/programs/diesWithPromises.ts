/** The program `dies.ts` without Effect: it ends as its argument says; `waits` until somebody ends it. */
import { once } from "node:events"
import { connect, type RunHandle } from "runbell/promise"
import { eatMemory } from "./eatMemory.ts"

const [cause = "waits", command] = process.argv.slice(2)

const never = new Promise<never>(() => undefined)

const outOfNowhere = () => new Error("out of nowhere")

/** What becomes of the run once it is told to go on. */
const endings: Readonly<Record<string, () => unknown>> = {
  finishes: () => ({ accuracy: 0.97 }),
  fails: () => Promise.reject(new Error("no more data")),
  exits: () => process.exit(3),
  leaves: () => process.exit(0),
  throws: () => {
    setTimeout(() => {
      throw outOfNowhere()
    })
    return never
  },
  rejects: () => {
    void Promise.reject(outOfNowhere())
    return never
  },
  hangs: () => never,
  eats: eatMemory,
  waits: () => new Promise((resolve) => setTimeout(resolve, 1_000_000))
}

const train = async (run: RunHandle) => {
  run.report({ loss: 0.25 }, { step: 120 })
  process.stdout.write(`${process.pid}\n`)
  if (cause !== "waits") await once(process.stdin, "data")
  process.stdin.destroy()
  return endings[cause]?.()
}

const { CARD: card } = process.env

const notifier = await connect({ durable: { watchdog: command } })

if (cause === "forgets") await train(await notifier.start({ name: "train", card }))
else {
  // Whatever it ends with is told; no word of it on stderr.
  await notifier.wrap({ name: "train", card }, train).catch(() => undefined)
  await notifier.close()
}
