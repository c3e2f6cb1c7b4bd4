/** What becomes of a call: its form, its sender, its rate, the fault that it meets, and what the method says. */
import * as Effect from "effect/Effect"
import * as Ref from "effect/Ref"
import type { Stores } from "../Stores.ts"
import { meet, type Settled } from "../settle.ts"
import type { Json } from "../validate/Message.ts"
import { callRefused, callsLimited, carriedOut, type Remarks } from "./apiAnswer.ts"
import { type Call, type Method, requireScope } from "./Call.ts"
import { methodNamed } from "./methods.ts"
import { type Refusal, refused } from "./Refusal.ts"
import { type Arguments, readArguments } from "./readArguments.ts"
import { admitToken } from "./Token.ts"

/** A call as it came over HTTP. */
export interface Arrived {
  readonly name: string
  readonly contentType: string
  readonly body: string
  /** The token of the header. */
  readonly bearer: string | undefined
}

/** What the record says of it. */
export interface SettledCall extends Settled {
  /** The name of the method, if it is one: what is no name might be a secret in the wrong place. */
  readonly call?: string | undefined
  readonly payload?: Json | undefined
  readonly fault?: string | undefined
}

const work = (name: string, method: Method, call: Call, remarks: Remarks): Effect.Effect<Settled> =>
  call.stores.rates.call(name, method.tier).pipe(
    Effect.zipRight(method.scope === undefined ? Effect.void : requireScope(call, method.scope)),
    Effect.zipRight(method.run(call)),
    Effect.match({
      onFailure: (refusal: Refusal): Settled => ({
        answer: callRefused(refusal, remarks),
        problems: refusal.problems ?? []
      }),
      onSuccess: ({ fields, warnings = [] }): Settled => ({
        answer: carriedOut(fields, { ...remarks, warnings: [...remarks.warnings, ...warnings] })
      })
    })
  )

const known = (
  stores: Stores,
  name: string,
  method: Method,
  { args, token, warnings }: Arguments,
  bearer: string | undefined
): Effect.Effect<SettledCall> =>
  Effect.gen(function* () {
    const bot = yield* Ref.get(stores.bot)
    const remarks = { warnings, scopes: bot.scopes, accepted: method.scope }
    const fault = yield* stores.callFaults.take(name)
    const settled = yield* Effect.matchEffect(admitToken(bearer ?? token, bot), {
      onFailure: (error): Effect.Effect<Settled> =>
        Effect.succeed({ answer: callRefused(refused(error), { warnings }) }),
      onSuccess: () => {
        const carried = work(name, method, { args, stores, scopes: bot.scopes }, remarks)
        return fault === undefined
          ? carried
          : meet(fault, carried, { limited: callsLimited, refused: (error) => callRefused(refused(error), remarks) })
      }
    })
    return { ...settled, call: name, payload: args, fault: fault?._tag }
  })

/** Settles the call. */
export const settleCall = (
  stores: Stores,
  { name, contentType, body, bearer }: Arrived
): Effect.Effect<SettledCall> => {
  const method = methodNamed(name)
  if (method === undefined) {
    const refusal = refused("unknown_method", { req_method: name })
    return Effect.succeed({ answer: callRefused(refusal, { warnings: [] }) })
  }
  return Effect.matchEffect(readArguments(contentType, body, method.takesJson), {
    onFailure: (error) =>
      Effect.succeed<SettledCall>({ answer: callRefused(refused(error), { warnings: [] }), call: name }),
    onSuccess: (args) => known(stores, name, method, args, bearer)
  })
}
