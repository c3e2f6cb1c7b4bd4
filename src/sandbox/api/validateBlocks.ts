/** The method blocks.validate: what is wrong with blocks, before they are posted. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import type { Json } from "../validate/Message.ts"
import type { Problem } from "../validate/Problem.ts"
import { validateMessage } from "../validate/validateMessage.ts"
import type { Call, Done, Method } from "./Call.ts"
import { circumstances } from "./circumstances.ts"
import { type Refusal, refused } from "./Refusal.ts"
import { nested } from "./readArguments.ts"

/** The page's example has a list of constraints; what ours cannot name is left out. */
const errorObject =
  (root: string) =>
  ({ message, pointer }: Problem): Json => ({
    code: "failed_constraint",
    message,
    pointer: pointer.startsWith(root) ? pointer.slice(root.length) : pointer
  })

interface Judged {
  readonly message: Json
  readonly error: string
  /** What its pointers begin with here and not there. */
  readonly root: string
}

const exactlyOne: Refusal = refused("invalid_arguments", {
  response_metadata: { messages: ["must provide exactly one of `blocks`, `view`, or `message`"] }
})

/** What is to be judged: blocks alone, or a message. The sandbox has no views. */
const givenIn = ({ args }: Call): Option.Option<Judged> => {
  const [blocks, message] = [nested(args["blocks"]), nested(args["message"])]
  if (message === undefined && blocks !== undefined) {
    return Option.some({ message: { blocks }, error: "invalid_blocks", root: "/blocks" })
  }
  return blocks === undefined && Predicate.isReadonlyRecord(message)
    ? Option.some({ message, error: "invalid_message", root: "" })
    : Option.none()
}

const run = (call: Call): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const { message, error, root } = yield* Effect.mapError(givenIn(call), () => exactlyOne)
    const invalid = validateMessage(message, yield* circumstances(call.stores))
    if (invalid === undefined) return { fields: {} }
    const { problems } = invalid
    return yield* Effect.fail({ ...refused(error, { errors: problems.map(errorObject(root)) }), problems })
  })

export const validateBlocks: Method = { tier: "special", takesJson: true, run }
