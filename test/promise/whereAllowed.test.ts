/** The environment where a program may not read all of it. */
import { assert, describe, it } from "@effect/vitest"
import { Config, ConfigProvider, Effect, Option } from "effect"
import { whereAllowed } from "../../src/promise/whereAllowed.ts"

/** As Deno's is without `--allow-env`: to read what is forbidden throws. */
const forbidding = (allowed: ReadonlyArray<string>) => {
  const { flattened } = ConfigProvider.fromMap(new Map(["GIVEN", "HIDDEN"].map((name) => [name, "text"])))
  return ConfigProvider.fromFlat({
    ...flattened,
    load: (path, config, split) => {
      if (!allowed.includes(path.join("_"))) throw new TypeError(`Requires env access to "${path.join("_")}"`)
      return flattened.load(path, config, split)
    }
  })
}

const read = (name: string) =>
  Effect.withConfigProvider(Config.option(Config.string(name)), whereAllowed(forbidding(["GIVEN", "ABSENT"])))

describe("an environment of which not all may be read", () => {
  it.effect("holds what is allowed", () =>
    Effect.map(read("GIVEN"), (text) => assert.deepStrictEqual(text, Option.some("text")))
  )

  it.effect("takes what is forbidden for what is not set", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* read("HIDDEN"), Option.none())
      assert.deepStrictEqual(yield* read("ABSENT"), Option.none())
    })
  )
})
