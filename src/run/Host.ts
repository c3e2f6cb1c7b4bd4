/** The name of the machine, without a dependency on Node. */
import * as Context from "effect/Context"
import * as Option from "effect/Option"

/** The part of Node's `process` that is asked for; Bun and Deno have it too, browsers' workers do not. */
interface WithProcess {
  readonly process?: {
    readonly getBuiltinModule?: (name: "node:os") => { readonly hostname: () => string } | undefined
  }
}

const hostname = Option.liftThrowable((): string | undefined =>
  // `globalThis` is typed without Node here on purpose: nothing of Node may be required.
  (globalThis as WithProcess).process?.getBuiltinModule?.("node:os")?.hostname()
)

/**
 * The machine that a run says it is on; `undefined` where the runtime does not tell. Replace it with
 * `Layer.succeed(Host, "gpu-07")`.
 *
 * @example
 * import { Effect, Layer } from "effect"
 * import { Host } from "runbell"
 * declare const program: Effect.Effect<void>
 * program.pipe(Effect.provide(Layer.succeed(Host, "gpu-07")))
 *
 * @since 0.1.0
 */
export class Host extends Context.Reference<Host>()("runbell/Host", {
  defaultValue: (): string | undefined => Option.getOrUndefined(hostname())
}) {}
