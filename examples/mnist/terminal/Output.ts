/** The process's output: whether it is a terminal, whether it has colour, how wide it is. */
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import { constVoid } from "effect/Function"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"

export interface Service {
  /** A terminal on which a line can be drawn again. */
  readonly isTerminal: boolean
  readonly hasColour: boolean
  /** Asked at each use: a window can change its size. */
  readonly columns: () => number
  readonly write: (text: string) => void
}

const settings = Config.all({
  noColour: Config.option(Config.nonEmptyString("NO_COLOR")),
  terminal: Config.withDefault(Config.string("TERM"), "")
})

export class Output extends Context.Tag("mnist/Output")<Output, Service>() {
  static readonly layer: Layer.Layer<Output> = Layer.effect(
    Output,
    Effect.map(Effect.orDie(settings), ({ noColour, terminal }) => {
      process.stdout.on("error", constVoid) // a reader that has gone (`| head`) must not end the runs
      const isTerminal = process.stdout.isTTY === true && terminal !== "dumb"
      return {
        isTerminal,
        hasColour: isTerminal && Option.isNone(noColour),
        columns: () => process.stdout.columns || 80,
        write: (text) => void process.stdout.write(text)
      }
    })
  )
}
