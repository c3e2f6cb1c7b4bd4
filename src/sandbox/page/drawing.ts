/** Draws values of unknown shape: what fits a schema is drawn, what fits none is left to the caller. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { Html } from "./Html.ts"
import type { Known } from "./Known.ts"

/** Draws a value, or says that it is none of its own. */
export type Draw = (value: unknown, known: Known) => Option.Option<Html>

/** A drawing of what fits the schema. */
export const drawing = <A, I>(schema: Schema.Schema<A, I>, draw: (value: A, known: Known) => Html): Draw => {
  const decode = Schema.decodeUnknownOption(schema)
  return (value, known) => Option.map(decode(value), (value) => draw(value, known))
}

const typeOf = Schema.decodeUnknownOption(Schema.Struct({ type: Schema.String }))

/** Draws by the value's own `type`, as Slack names its blocks, elements and leaves. */
export const byType =
  (drawings: Readonly<Record<string, Draw>>): Draw =>
  (value, known) =>
    typeOf(value).pipe(
      Option.filter(({ type }) => Object.hasOwn(drawings, type)),
      Option.flatMapNullable(({ type }) => drawings[type]),
      Option.flatMap((draw) => draw(value, known))
    )
