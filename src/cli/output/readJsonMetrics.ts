/** Reads the metrics of a line that is a JSON object, as loggers of experiments write it. Pure. */
import * as Option from "effect/Option"

const wholeObject = /^\s*\{.*\}\s*$/su

/** A text, or a word that Python writes for a number and that JSON does not know. */
const textOrWord = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/gsu

const quoteWords = (line: string): string =>
  line.replace(textOrWord, (found) => (found.startsWith('"') ? found : `"${found}"`))

const parse = Option.liftThrowable((line: string): unknown => JSON.parse(line))

const words: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const numberIn = (value: unknown): number | undefined =>
  typeof value === "number"
    ? value
    : typeof value === "string" && Object.hasOwn(words, value)
      ? words[value]
      : undefined

const numbersIn = (
  value: Readonly<Record<string, unknown>>,
  prefix: string
): ReadonlyArray<readonly [string, number]> =>
  Object.entries(value).flatMap(([name, inner]) => {
    if (prefix === "" && isObject(inner)) return numbersIn(inner, `${name}.`)
    const number = numberIn(inner)
    return number === undefined ? [] : [[prefix + name, number] as const]
  })

/**
 * The numeric fields of the object, and those of objects in it as `val.loss`; deeper ones, lists, booleans and texts are
 * passed over. `NaN`, `Infinity` and `-Infinity` count as numbers, bare as Python writes them or as texts. None where the
 * line is no JSON object or holds no number.
 */
export const readJsonMetrics = (line: string): Option.Option<ReadonlyArray<readonly [string, number]>> => {
  if (!wholeObject.test(line)) return Option.none()
  return parse(line).pipe(
    Option.orElse(() => parse(quoteWords(line))),
    Option.filter(isObject),
    Option.map((object) => numbersIn(object, "")),
    Option.filter((numbers) => numbers.length > 0)
  )
}
