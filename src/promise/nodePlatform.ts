/** What Node does for a program without Effect: the disk keeps what is undelivered, and no end of the process goes untold. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as NodeSlackNotifier from "../node/NodeSlackNotifier.ts"
import type { Plotter } from "../slack/Plotter.ts"
import { attendEnd, attendSignals, untilAlive } from "./attendProcess.ts"
import type { ConnectOptions, Durability } from "./ConnectOptions.ts"
import type { Destination } from "./destinationOf.ts"
import type { Platform } from "./Platform.ts"
import { inMemory } from "./webPlatform.ts"

const durabilityOf = ({ durable = true }: ConnectOptions): Durability | undefined => {
  if (durable === false) return undefined
  return durable === true ? {} : durable
}

/** Loaded by who asks for pictures alone; what draws is loaded with the first of them. */
const plotterOf = ({ pictures = false }: ConnectOptions): Layer.Layer<Plotter> | Layer.Layer<never> =>
  pictures
    ? Layer.unwrapEffect(Effect.promise(() => import("../chart/Chart.ts").then(({ layer }) => layer)))
    : Layer.empty

const onDisk = (destination: Destination, durability: Durability): ReturnType<Platform["notifier"]> => {
  switch (destination._tag) {
    case "Console":
      return inMemory(destination)
    case "Webhook":
      return NodeSlackNotifier.layerWebhook({ url: destination.url, ...durability })
    case "Bot":
      return NodeSlackNotifier.layerBot({ ...destination.bot, ...durability })
  }
}

export const nodePlatform: Platform = {
  notifier: (destination, options) => {
    const durability = durabilityOf(options)
    const notifier = durability === undefined ? inMemory(destination) : onDisk(destination, durability)
    return Layer.provide(notifier, plotterOf(options))
  },
  attendEnd,
  attendSignals,
  untilAlive
}
