/** The few shapes that Slack's blocks are made of, each refusing in the words of Slack's own validator. */
import * as Schema from "effect/Schema"

const codePoints = (text: string): number => {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Text of so many characters, counted in Unicode code points, as Slack counts them. */
export const text = (most = Number.POSITIVE_INFINITY) =>
  Schema.String.pipe(
    Schema.filter((text) => {
      const length = codePoints(text)
      if (length < 1) return "must be more than 0 characters"
      return length <= most || `must be less than ${most + 1} characters`
    })
  )

/** A text that must look so. */
export const pattern = (regex: RegExp) =>
  Schema.String.pipe(Schema.filter((text) => regex.test(text) || `input must match regex pattern: ${regex.source}`))

/** A web address. */
export const url = text(3_000).pipe(
  Schema.filter((url) => /^https?:\/\/\S+$/iu.test(url) || "input must be a valid: uri")
)

/** A list of so many items. */
export const list = <A, I>(item: Schema.Schema<A, I>, most = Number.POSITIVE_INFINITY, least = 1) =>
  Schema.Array(item).pipe(
    Schema.filter((items) => {
      if (items.length < least) return `must provide at least ${least} items`
      return items.length <= most || `no more than ${most} items allowed`
    })
  )

/** A whole number between two others, both allowed. */
export const integer = (least: number, most: number) =>
  Schema.Number.pipe(
    Schema.filter((value) => {
      if (!Number.isInteger(value)) return "must provide an integer"
      if (value < least) return `must be greater than ${least - 1}`
      return value <= most || `must be less than ${most + 1}`
    })
  )

/** A field that may be left out. In JSON nothing is ever undefined. */
export const maybe = <A, I>(field: Schema.Schema<A, I>) => Schema.optionalWith(field, { exact: true })

/** Something with a type, known by it. Fields that are not named are refused. */
export const typed = <const Type extends string, Fields extends Schema.Struct.Fields>(type: Type, fields: Fields) =>
  Schema.Struct({ type: Schema.Literal(type), ...fields })

/** A block. */
export const block = <const Type extends string, Fields extends Schema.Struct.Fields>(type: Type, fields: Fields) =>
  typed(type, { block_id: maybe(text(255)), ...fields })

/** How many of these fields are there. */
export const present = (value: object, ...fields: ReadonlyArray<string>): number =>
  fields.filter((field) => Reflect.get(value, field) !== undefined).length
