/**
 * `runbell/promise` where there is no Node: workers, the edge, Bun, Deno. All is kept in memory there.
 *
 * @since 0.1.0
 */
import { connectOn } from "./connectOn.ts"
import { webPlatform } from "./webPlatform.ts"

export * from "./face.ts"

/**
 * Makes a notifier, and rejects with a {@link ConnectError} when a setting is missing or cannot be right. It does not ask
 * Slack.
 *
 * @since 0.1.0
 */
export const connect = connectOn(webPlatform)
