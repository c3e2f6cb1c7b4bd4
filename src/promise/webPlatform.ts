/** Where nothing of Node may be needed: workers, the edge, Bun, Deno. All is kept in memory. */
import { constVoid, identity } from "effect/Function"
import * as Layer from "effect/Layer"
import { SlackNotifier } from "../slack/SlackNotifier.ts"
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

export const webPlatform: Platform = {
  notifier: inMemory,
  services: Layer.empty,
  holdOpen: identity,
  attendEnd: () => constVoid,
  attendSignals: () => constVoid,
  untilAlive: () => Promise.resolve()
}
