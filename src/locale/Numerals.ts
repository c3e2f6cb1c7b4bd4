/** How a language writes numbers, parts and amounts of time. */
export type TimeUnit = "day" | "hour" | "minute" | "second" | "millisecond"

export interface Numerals {
  /** Of a finite number five significant digits, and four decimals where that is more. */
  readonly number: (value: number) => string
  /** A part of 1 as whole hundredths: `52%`. */
  readonly percent: (part: number) => string
  /** Seconds to a tenth, "1.5 sec"; of all other units whole ones. */
  readonly amount: (value: number, unit: TimeUnit) => string
  /** At most two amounts as one: "3 min, 12 sec". */
  readonly together: (amounts: ReadonlyArray<string>) => string
}
