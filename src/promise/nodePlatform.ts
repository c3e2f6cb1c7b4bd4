/** What Node does for a program without Effect: the disk keeps what is undelivered, and no end of the process goes untold. */
import * as Layer from "effect/Layer"
import * as NodeSlackNotifier from "../node/NodeSlackNotifier.ts"
import { attendEnd, attendSignals, untilAlive } from "./attendProcess.ts"
import type { ConnectOptions, Durability } from "./ConnectOptions.ts"
import type { Platform } from "./Platform.ts"
import { quietClock } from "./quietClock.ts"
import { inMemory } from "./webPlatform.ts"

const durabilityOf = ({ durable = true }: ConnectOptions): Durability | undefined => {
  if (durable === false) return undefined
  return durable === true ? {} : durable
}

/** Longer than Node's timers can wait nobody waits. */
const forLong = 2 ** 31 - 1

export const nodePlatform: Platform = {
  notifier: (destination, options) => {
    const durability = durabilityOf(options)
    return durability !== undefined && destination._tag === "Webhook"
      ? NodeSlackNotifier.layerWebhook({ url: destination.url, ...durability })
      : inMemory(destination)
  },
  services: Layer.setClock(quietClock),
  holdOpen: (promise) => {
    const timer = setInterval(() => undefined, forLong)
    return promise.finally(() => clearInterval(timer))
  },
  attendEnd,
  attendSignals,
  untilAlive
}
