/** What a runtime can do for a program without Effect besides running it. */
import type * as HttpClient from "@effect/platform/HttpClient"
import type * as Layer from "effect/Layer"
import type { InvalidBotOptions } from "../slack/BotOptions.ts"
import type { SlackNotifier } from "../slack/SlackNotifier.ts"
import type { InvalidWebhookUrl } from "../slack/WebhookUrl.ts"
import type { ConnectOptions } from "./ConnectOptions.ts"
import type { Destination } from "./destinationOf.ts"

/** What is to be done when the process comes to its end. None of it ever rejects. */
export interface Attended {
  /** It is about to die of this signal. */
  readonly stop: (signal: string) => Promise<void>
  /** It has nothing left to do. */
  readonly expire: (exitCode: number) => Promise<void>
}

export interface Platform {
  readonly notifier: (
    destination: Destination,
    options: ConnectOptions
  ) => Layer.Layer<SlackNotifier, InvalidWebhookUrl | InvalidBotOptions, HttpClient.HttpClient>
  /** From now on, until the function that it returns is called, it is told when nothing is left to do. */
  readonly attendEnd: (attended: Attended) => () => void
  /** From now on, until the function that it returns is called, it is told of signals. */
  readonly attendSignals: (attended: Attended) => () => void
  /** Settles at once; but where the process is about to die of a signal, never: nobody should go on then. */
  readonly untilAlive: () => Promise<void>
}
