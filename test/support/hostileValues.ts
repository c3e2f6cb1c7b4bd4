/** What a program may throw, fail with or return: every kind of value, and objects that fight back when they are read. */
import { Data } from "effect"

class CheckpointMissing extends Data.TaggedError("CheckpointMissing")<{ readonly epoch: number }> {}

class OutOfMemory extends RangeError {
  override readonly name = "OutOfMemory"
}

const fight = (): never => {
  throw new Error("do not touch me")
}

const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

const traps = Object.fromEntries(
  Object.getOwnPropertyNames(Reflect).map((trap) => [trap, fight])
) as unknown as ProxyHandler<object> // every trap there is, whatever it returns

const cyclicCauses = (): unknown => {
  const inner = new Error("inner")
  const outer = new Error("outer", { cause: inner })
  inner.cause = outer
  return outer
}

const deepCauses = (): unknown => {
  let error = new Error("cause 0")
  for (let depth = 1; depth < 1_000; depth += 1) error = new Error(`cause ${depth}`, { cause: error })
  return error
}

const endlessCauses = (): unknown => ({
  name: "Endless",
  get cause(): unknown {
    return endlessCauses()
  }
})

const cyclicObject = (): unknown => {
  const object: Record<string, unknown> = {}
  object["self"] = object
  return object
}

const throwingGetters = (): unknown =>
  Object.defineProperties(
    {},
    Object.fromEntries(
      ["_tag", "name", "message", "stack", "cause", "toString", "toJSON"].map((key) => [
        key,
        { get: fight, enumerable: true }
      ])
    )
  )

const wrongTypes = (): unknown => ({ _tag: 1, name: {}, message: [], stack: Symbol("stack"), cause: 0 })

const hugeStack = (): unknown => {
  const error = new Error("deep")
  error.stack = `Error: deep\n${Array.from({ length: 20_000 }, (_, frame) => `    at f${frame} (/app/train.js:${frame}:1)`).join("\n")}`
  return error
}

/** Makers of values, by what they are; each call makes a new one. */
export const hostileValues: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  "a string": () => "out of memory",
  "an empty string": () => "",
  "a number": () => Number.NaN,
  "a bigint": () => 1n,
  "a boolean": () => false,
  "a symbol": () => Symbol("stop"),
  "a function": () => fight,
  "an array": () => [1, [2, [3]]],
  "a plain object": () => ({ code: 3 }),
  "an object without a prototype": () => Object.create(null),
  "a cyclic object": cyclicObject,
  "an object of the wrong types": wrongTypes,
  "an Error": () => new Error("boom"),
  "an Error with an empty message": () => new Error(""),
  "an Error of a subclass": () => new OutOfMemory("CUDA out of memory"),
  "a tagged error": () => new CheckpointMissing({ epoch: 3 }),
  "an aggregate error": () => new AggregateError([new Error("a"), new Error("b")], "two"),
  "an Error with a cyclic chain of causes": cyclicCauses,
  "an Error with a thousand causes": deepCauses,
  "an object with endless causes": endlessCauses,
  "an Error with a huge stack": hugeStack,
  "an object whose getters throw": throwingGetters,
  "a proxy whose traps throw": () => new Proxy({}, traps),
  "a proxy of a function whose traps throw": () => new Proxy(fight, traps),
  "a revoked proxy": revoked
}
