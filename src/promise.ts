/**
 * runbell for programs without Effect: the same core, with promises. This is what Node gets; elsewhere `runbell/promise`
 * is `promise/web.ts`, which needs nothing of Node.
 *
 * @since 0.1.0
 */
import { connectOn } from "./promise/connectOn.ts"
import { nodePlatform } from "./promise/nodePlatform.ts"

export * from "./promise/face.ts"

/**
 * Makes a notifier, and rejects with a {@link ConnectError} when a setting is missing or cannot be right. It does not ask
 * Slack: whether that can be reached shows when something is told, and never stops the program.
 *
 * @example
 * import { connect } from "runbell/promise"
 * const notifier = await connect() // SLACK_WEBHOOK_URL, or SLACK_BOT_TOKEN and SLACK_CHANNEL
 * const accuracy = await notifier.wrap({ name: "mnist-cnn", project: "vision" }, async (run) => {
 *   for (let step = 1; step <= 100; step++) run.report({ loss: 1 / step }, { step })
 *   await run.send("Validation begins")
 *   return 0.97
 * })
 * await notifier.close()
 *
 * @since 0.1.0
 */
export const connect = connectOn(nodePlatform)
