/** The words of a picture of curves. Pure. */
import type { Curve } from "../domain/Curve.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import type { Message } from "./Message.ts"
import { inertLine, truncate } from "./Mrkdwn.ts"

/** Slack's reference "Image block" takes 2,000; nobody listens for so long. */
const longest = { metric: 60, alt: 1_000 } as const

const wentOf = ({ metric, points }: Curve, { catalogue, format }: Locale): ReadonlyArray<string> => {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return []
  return [
    catalogue.went(
      inertLine(metric, longest.metric, catalogue.nothing),
      format.number(first.last),
      format.number(last.last),
      format.number(first.step),
      format.number(last.step)
    )
  ]
}

/** None where there is nothing to draw: a curve has two points at least. `name` is inert already. */
export const pictureOf = (
  curves: ReadonlyArray<Curve> | undefined,
  name: string,
  locale: Locale
): Pick<Message, "picture"> => {
  const drawn = (curves ?? []).filter(({ points }) => points.length > 1)
  if (drawn.length === 0) return {}
  const { catalogue } = locale
  return {
    picture: {
      title: catalogue.curvesOf(name),
      alt: truncate(drawn.flatMap((curve) => wentOf(curve, locale)).join(" "), longest.alt),
      step: catalogue.stepAxis,
      best: catalogue.best
    }
  }
}
