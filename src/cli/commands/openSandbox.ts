/** The sandbox for a command that shows it: without Slack's rate, since nobody waits for a picture. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as NodeSlackSandbox from "../../sandbox/NodeSlackSandbox.ts"
import type { SlackSandbox } from "../../sandbox/SlackSandbox.ts"
import { complainOf } from "../usage/complainOf.ts"
import { EndWith } from "./EndWith.ts"

/** A port that is taken is the one thing that can be wrong. */
export const openSandbox = (
  options: NodeSlackSandbox.Options = { pace: { burst: 1_000, interval: "1 millis" } }
): Layer.Layer<SlackSandbox, EndWith> =>
  NodeSlackSandbox.layer(options).pipe(
    Layer.catchAll(() =>
      Layer.effectContext(
        Effect.zipRight(
          complainOf({ say: ({ portTaken }) => portTaken(String(options.port ?? 0)) }),
          new EndWith({ code: 1 })
        )
      )
    )
  )
