/** Lets what is logged keep its place among what is shown, instead of running through the line of progress. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import { Screen } from "./Screen.ts"

export const screenLogger: Layer.Layer<never, never, Screen> = Layer.unwrapEffect(
  Effect.map(Screen, (screen) =>
    Logger.replace(
      Logger.defaultLogger,
      // A logger is a plain function, and saying a line is synchronous.
      Logger.make(({ message }) => Effect.runSync(screen.say([{ text: `! ${String(message)}`, style: "yellow" }])))
    )
  )
)
