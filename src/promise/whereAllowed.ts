/** The environment of a program that may not read all of it: what is forbidden counts as not set. */
import * as ConfigError from "effect/ConfigError"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"

/** To read a variable without leave throws, as in Deno without `--allow-env`. */
export const whereAllowed = ({ flattened }: ConfigProvider.ConfigProvider): ConfigProvider.ConfigProvider =>
  ConfigProvider.fromFlat(
    ConfigProvider.makeFlat({
      load: (path, config, split) =>
        Effect.suspend(() => flattened.load(path, config, split)).pipe(
          Effect.catchAllDefect(() => Effect.fail(ConfigError.MissingData([...path], "It may not be read.")))
        ),
      enumerateChildren: flattened.enumerateChildren,
      patch: flattened.patch
    })
  )
