/** Where nothing of Node may be needed: workers, the edge, Bun, Deno. All is kept in memory. */
import { constVoid } from "effect/Function"
import { SlackNotifier } from "../slack/SlackNotifier.ts"
import { attendEnd, attendSignals, untilAlive } from "./attendProcess.ts"
import type { Destination } from "./destinationOf.ts"
import type { Platform } from "./Platform.ts"

/** Delivers for as long as the program runs. */
export const inMemory = (destination: Destination): ReturnType<Platform["notifier"]> => {
  switch (destination._tag) {
    case "Console":
      return SlackNotifier.layerConsole
    case "Webhook":
      return SlackNotifier.layerWebhook({ url: destination.url })
    case "Bot":
      return SlackNotifier.layerBot(destination.bot)
  }
}

/** Bun and Deno have Node's, and a worker has none that ends. */
const hasProcess = (): boolean => typeof process === "object" && typeof process.on === "function"

export const webPlatform: Platform = {
  notifier: inMemory,
  attendEnd: (attended) => (hasProcess() ? attendEnd(attended) : constVoid),
  attendSignals: (attended) => (hasProcess() ? attendSignals(attended) : constVoid),
  untilAlive
}
