/** The two axes of a panel, as ECharts is told of them. Pure. */
import type { XAXisComponentOption, YAXisComponentOption } from "echarts"
import { type Extent, isFlat, niceStep, spansOrders, widened } from "./Extent.ts"
import { shortNumber } from "./shortNumber.ts"
import { colours, sizes } from "./theme.ts"

/** More never have room. */
const mostTicks = 20

const label = { color: colours.faded, fontSize: sizes.label } as const

/** The whole multiples of an interval, each as a number that is written shortly. */
const multiples = ({ low, high }: Extent, interval: number): Array<number> => {
  const first = Math.ceil(low / interval)
  const count = Math.max(0, Math.floor(high / interval) - first + 1)
  return Array.from({ length: Math.min(count, mostTicks) }, (_, index) => (first + index) * interval)
}

/** All panels have the same steps, so that what happened at once stands at the same place. */
export const stepAxis = (steps: Extent, isLowest: boolean, name: string, room: number): XAXisComponentOption => {
  const extent = widened(steps)
  const ticks = multiples(extent, niceStep(extent, room))
  return {
    type: "value",
    min: extent.low,
    max: extent.high,
    name: isLowest ? name : "",
    nameLocation: "middle",
    nameGap: 26,
    nameTextStyle: label,
    axisLine: { onZero: false, lineStyle: { color: colours.axis } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      ...label,
      show: isLowest,
      hideOverlap: true,
      customValues: ticks,
      formatter: (value) => shortNumber(value)
    }
  }
}

/** A flat curve runs in the middle; the extent of any other is ECharts's to round. */
const roomAround = (values: Extent) => {
  if (!isFlat(values)) return {}
  const { low, high } = widened(values)
  const interval = niceStep({ low, high }, 4)
  return { min: Math.floor(low / interval) * interval, max: Math.ceil(high / interval) * interval, interval }
}

/** Nothing but gaps has no values, and no numbers at its axis. */
export const valueAxis = (values: Extent | undefined): YAXisComponentOption => {
  const shared = {
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: values !== undefined, lineStyle: { color: colours.grid } },
    axisLabel: {
      ...label,
      show: values !== undefined,
      margin: 10,
      hideOverlap: true,
      formatter: (value: number) => shortNumber(value, 5)
    }
  } as const
  if (values === undefined) return { ...shared, type: "value", min: 0, max: 1 }
  if (spansOrders(values)) return { ...shared, type: "log", logBase: 10 }
  return { ...shared, type: "value", scale: true, splitNumber: 4, ...roomAround(values) }
}
