/** Finds the arguments in the body of a call, in each form that Slack takes them. Pure. */
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Struct from "effect/Struct"
import type { Json } from "../validate/Message.ts"

/** What a call says. */
export interface Arguments {
  readonly args: Json
  /** The token, where the form itself holds it. A token in JSON is not seen. */
  readonly token: string | undefined
  /** What Slack remarks on the form of the call; it takes it all the same. */
  readonly warnings: ReadonlyArray<string>
}

const none: Arguments = { args: {}, token: undefined, warnings: [] }

const parse = Option.liftThrowable((text: string): unknown => JSON.parse(text))

const hasCharset = (contentType: string): boolean => /;\s*charset=/iu.test(contentType)

const fromJson = (body: string, contentType: string): Either.Either<Arguments, string> =>
  parse(body).pipe(
    Option.filter(Predicate.isReadonlyRecord),
    Option.map((args) => ({
      args: Struct.omit(args, "token"),
      token: undefined,
      warnings: hasCharset(contentType) ? [] : ["missing_charset"]
    })),
    Either.fromOption(() => "invalid_json")
  )

const fromForm = (body: string, contentType: string): Arguments => {
  const { token, ...args } = Object.fromEntries(new URLSearchParams(body))
  return { args, token, warnings: hasCharset(contentType) ? ["superfluous_charset"] : [] }
}

/**
 * The arguments, or the code with which Slack refuses the form of the call. A method that does not take JSON sees
 * nothing of it.
 */
export const readArguments = (
  contentType: string,
  body: string,
  takesJson: boolean
): Either.Either<Arguments, string> => {
  const [type = ""] = contentType.toLowerCase().split(";")
  switch (type.trim()) {
    case "application/json":
      if (!takesJson) return Either.right(none)
      return body === "" ? Either.right(none) : fromJson(body, contentType)
    case "application/x-www-form-urlencoded":
      return Either.right(fromForm(body, contentType))
    case "":
      return body === "" ? Either.right(none) : Either.left("missing_post_type")
    default:
      return Either.left("invalid_post_type")
  }
}

/** A member that a form carries as JSON, and JSON as it is. What is no JSON stays text, for the judgement to refuse. */
export const nested = (value: unknown): unknown =>
  Predicate.isString(value) ? Option.getOrElse(parse(value), () => value) : value

/** A switch, as JSON, a form and Slack's Python client write it. */
export const isOn = (value: unknown): boolean => value === true || value === "true" || value === "1" || value === 1

/** A text, or a number written out. */
export const textIn = (args: Json, name: string): string | undefined => {
  const value = args[name]
  return Predicate.isString(value) || Predicate.isNumber(value) ? String(value) : undefined
}
