/** Turns what a schema says into problems as Slack states them: a phrase and a JSON pointer. Pure. */
import * as Either from "effect/Either"
import type * as ParseResult from "effect/ParseResult"
import * as Schema from "effect/Schema"
import type * as AST from "effect/SchemaAST"
import type { Problem } from "./Problem.ts"

/** The pointer to a member; `~` and `/` in its name are written as RFC 6901 says. */
export const below = (pointer: string, key: PropertyKey): string =>
  `${pointer}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`

const isLiteral = (ast: AST.AST): boolean =>
  ast._tag === "Literal" || (ast._tag === "Union" && ast.types.every(isLiteral))

/** What Slack calls a value of the wrong kind. */
const wrongKind = (ast: AST.AST): string => {
  if (isLiteral(ast)) return "must be a valid enum value"
  switch (ast._tag) {
    case "StringKeyword":
      return "must provide a string"
    case "NumberKeyword":
      return "must provide a number"
    case "BooleanKeyword":
      return "must be a boolean"
    case "TupleType":
      return "must provide an array"
    case "Refinement":
      return wrongKind(ast.from)
    default:
      return "must provide an object"
  }
}

const ofMember = (key: PropertyKey, issue: ParseResult.Pointer["issue"], pointer: string): ReadonlyArray<Problem> => {
  if (issue._tag === "Missing") return [{ message: `missing required field: ${String(key)}`, pointer }]
  if (issue._tag === "Unexpected") return [{ message: `invalid additional property: ${String(key)}`, pointer }]
  // A union is told apart by the type of its members: no member has this one.
  return key === "type" && issue._tag === "Type" && issue.ast._tag === "Union"
    ? [{ message: `unsupported type: ${String(issue.actual)}`, pointer: below(pointer, key) }]
    : ofIssue(issue, below(pointer, key))
}

const ofIssue = (issue: ParseResult.ParseIssue, pointer: string): ReadonlyArray<Problem> => {
  switch (issue._tag) {
    case "Pointer": {
      const [key = "", ...rest] = [issue.path].flat()
      return rest.length === 0
        ? ofMember(key, issue.issue, pointer)
        : ofIssue(issue.issue, [key, ...rest].reduce(below, pointer))
    }
    case "Composite":
      if (isLiteral(issue.ast)) return [{ message: wrongKind(issue.ast), pointer }]
      return [issue.issues].flat().flatMap((issue) => ofIssue(issue, pointer))
    case "Refinement":
    case "Transformation":
      return ofIssue(issue.issue, pointer)
    case "Type":
      return [{ message: issue.message ?? wrongKind(issue.ast), pointer }]
    default: // what is missing or unexpected has been told by its object; nothing here is asynchronous
      return []
  }
}

/** What is wrong with a value, at `pointer` of the message, by a schema: all of it, not only the first. */
export const problemsOf = <A, I>(
  schema: Schema.Schema<A, I>
): ((value: unknown, pointer: string) => ReadonlyArray<Problem>) => {
  const decode = Schema.decodeUnknownEither(schema, { errors: "all", onExcessProperty: "error" })
  return (value, pointer) =>
    Either.match(decode(value), { onLeft: ({ issue }) => ofIssue(issue, pointer), onRight: () => [] })
}
