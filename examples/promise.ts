/** A training without Effect: promises in, promises out. Needs SLACK_WEBHOOK_URL. */
import { Alert, connect, isSlackError } from "runbell/promise"

const notifier = await connect()

const train = (steps: number) =>
  notifier.wrap(
    { name: "mnist-cnn", project: "vision", steps, alerts: [Alert.above("accuracy", 0.95, { hysteresis: 0.01 })] },
    async (run) => {
      let accuracy = 0
      for (let step = 1; step <= steps; step += 1) {
        run.signal.throwIfAborted() // Ctrl-C, or whoever aborts the signal that the run was started with
        accuracy = 1 - 1 / step
        run.report({ accuracy, loss: 1 / step }, { step })
      }
      // Slack may refuse it; the training goes on.
      await run.send({ title: "Checkpoint saved", fields: { accuracy } }).catch((error: unknown) => {
        if (!isSlackError(error)) throw error
      })
      return { accuracy } // told as the result
    }
  )

await train(100)
await notifier.close()
