/** A program without Effect that comes to its end in the way that its argument says. It says on stdout when its run has begun. */
import { connect } from "runbell/promise"
import { onExit } from "signal-exit"

const [way = "waits"] = process.argv.slice(2)

const never = new Promise<never>(() => undefined)

const alive = () => setInterval(() => undefined, 1_000_000)

if (way === "listens") {
  process.on("SIGTERM", () => {
    process.stdout.write("heard\n")
    process.exit(7)
  })
}

if (way === "cleans up") onExit((_, signal) => void process.stdout.write(`cleaned up after ${signal}\n`))

const notifier = await connect({ durable: false })

const begun = () => process.stdout.write("begun\n")

if (way === "forgets") {
  await notifier.start({ name: "train" })
  begun()
} else if (way === "fails") {
  await notifier.start({ name: "train" })
  process.exitCode = 3
} else {
  await notifier.wrap({ name: "train" }, ({ signal }) => {
    begun()
    if (way !== "hangs") alive()
    return way === "obeys"
      ? new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)))
      : never
  })
}
