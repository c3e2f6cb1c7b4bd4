/** Tells what a report has brought about: an alert, or that a rule or a metric is not as it should be. */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import type { Alert } from "../domain/Alert.ts"
import { calledAtAlert } from "../domain/Mentions.ts"
import { inertLine } from "../slack/Mrkdwn.ts"
import type { Life } from "./Life.ts"
import type { Happening } from "./MetricBoard.ts"
import { warn } from "./teller.ts"

export const raise = ({ run, options, teller, start }: Life, alert: Alert): Effect.Effect<void> =>
  Effect.zipRight(
    start.tell,
    Effect.flatMap(DateTime.now, (at) =>
      teller.tell({ _tag: "AlertRaised", run, at, alert, mentions: calledAtAlert(options.mentions, alert.level) })
    )
  )

export const happen = (life: Life, happening: Happening): Effect.Effect<void> => {
  const { name } = life.run
  switch (happening._tag) {
    case "Raised":
      return raise(life, happening.alert)
    case "RuleBroken":
      return warn(name, "one of its alerts throws when it looks at the metrics; it is not raised then.")
    case "NotANumber":
      return warn(name, `the metric ${inertLine(happening.metric, 60, "?")} is not a number. Report numbers.`)
  }
}
