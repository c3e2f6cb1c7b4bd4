/** Finds the JSON object in the body of a webhook's request, in each form that Slack takes it. Pure. */
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import type { Json } from "./validate/Message.ts"

const parse = Option.liftThrowable((text: string): unknown => JSON.parse(text))

const isForm = (contentType: string): boolean => /^\s*application\/x-www-form-urlencoded\b/iu.test(contentType)

/** A form has the JSON in its field `payload`; but curl says "form" of bare JSON too, and Slack takes that as it is meant. */
const jsonIn = (contentType: string, body: string): string | null =>
  isForm(contentType) && !/^\s*\{/u.test(body) ? new URLSearchParams(body).get("payload") : body

/** How deep objects and lists may be within each other; Slack's language reads JSON no deeper than this by default. */
const deepest = 512

const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  (levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member)))

/** The object, or the code with which Slack refuses a body that holds none. */
export const readPayload = (contentType: string, body: string): Either.Either<Json, "invalid_payload"> =>
  Option.fromNullable(jsonIn(contentType, body)).pipe(
    Option.flatMap(parse),
    Option.filter(Predicate.isReadonlyRecord),
    Option.filter((payload) => !isDeeperThan(deepest, payload)),
    Either.fromOption(() => "invalid_payload" as const)
  )
