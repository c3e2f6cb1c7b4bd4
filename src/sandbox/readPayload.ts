/** Finds the JSON object in the body of a webhook's request, in each form that Slack takes it. Pure. */
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"

/** A message as it was sent: any object of JSON. */
export type Payload = Readonly<Record<string, unknown>>

const parse = Option.liftThrowable((text: string): unknown => JSON.parse(text))

const isForm = (contentType: string): boolean => /^\s*application\/x-www-form-urlencoded\b/iu.test(contentType)

/** A form has the JSON in its field `payload`; but curl says "form" of bare JSON too, and Slack takes that as it is meant. */
const jsonIn = (contentType: string, body: string): string | null =>
  isForm(contentType) && !/^\s*\{/u.test(body) ? new URLSearchParams(body).get("payload") : body

/** The object, or the code with which Slack refuses a body that holds none. */
export const readPayload = (contentType: string, body: string): Either.Either<Payload, "invalid_payload"> =>
  Option.fromNullable(jsonIn(contentType, body)).pipe(
    Option.flatMap(parse),
    Option.filter(Predicate.isReadonlyRecord),
    Either.fromOption(() => "invalid_payload" as const)
  )
