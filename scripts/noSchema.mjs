/** Stands in for effect/Schema on the way of a run, which decodes nothing: there an error needs its tag and its fields, and no schema. */
import * as Data from "effect/Data"

const nothing = () => undefined

export const TaggedError = () => (tag) => Data.TaggedError(tag)
export const Literal = nothing
export const optional = nothing
