/** Slack's pie chart (its reference "Data visualization block"). */
import * as Schema from "effect/Schema"
import { type Html, html } from "../Html.ts"
import { legend, numbers } from "./legend.ts"
import { colourOf } from "./Plot.ts"
import { shortNumber } from "./Scale.ts"

const Segment = Schema.Struct({ label: Schema.String, value: Schema.Finite.pipe(Schema.positive()) })

export const Pie = Schema.Struct({ type: Schema.Literal("pie"), segments: Schema.NonEmptyArray(Segment) })

const pointAt = (share: number): string => {
  const angle = share * 2 * Math.PI
  return `${(Math.sin(angle) * 48).toFixed(2)} ${(-Math.cos(angle) * 48).toFixed(2)}`
}

const slice = (from: number, to: number): string =>
  to - from > 0.999_9
    ? "M0 -48A48 48 0 1 1 0 48A48 48 0 1 1 0 -48Z"
    : `M0 0L${pointAt(from)}A48 48 0 ${to - from > 0.5 ? 1 : 0} 1 ${pointAt(to)}Z`

const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 })

export const pie = ({ segments }: typeof Pie.Type, title: string): Html => {
  // Divided first: the sum of large numbers may be none.
  const most = Math.max(...segments.map(({ value }) => value))
  const total = segments.reduce((sum, { value }) => sum + value / most, 0)
  const shares = segments.map(({ value }) => value / most / total)
  let done = 0
  const slices = segments.map(({ label, value }, index) => {
    const from = done
    done += shares[index] ?? 0
    return html`<path class="slice ${colourOf(index)}" d="${slice(from, done)}"><title>${label} ${shortNumber(value)}</title></path>`
  })
  const names = segments.map(({ label }) => label)
  const entries = names.map((name, index) => ({ name, value: percent.format(shares[index] ?? 0) }))
  return html`<div class="pie"><svg viewBox="-50 -50 100 100" role="img" aria-label="${title}: ${names.join(", ")}">${slices}</svg>${legend(entries)}</div>${numbers(
    ["", title],
    segments.map(({ label, value }) => [label, String(value)])
  )}`
}
