/** The name of the machine. */
import { hostname } from "node:os"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Host } from "runbell"
import { afterEach, vi } from "vitest"

afterEach(() => {
  vi.unstubAllGlobals()
})

describe("Host", () => {
  it.effect("is the machine's own name when nobody says otherwise", () =>
    Effect.map(Host, (host) => assert.strictEqual(host, hostname()))
  )

  it.effect("is what a layer says", () =>
    Effect.map(Host, (host) => assert.strictEqual(host, "gpu-07")).pipe(Effect.provide(Layer.succeed(Host, "gpu-07")))
  )

  for (const [what, process] of [
    ["knows no process", undefined],
    ["has a process without Node's modules", {}],
    ["gives no such module", { getBuiltinModule: () => undefined }],
    [
      "does not let its name be read",
      {
        getBuiltinModule: () => ({
          hostname: () => {
            throw new Error("EPERM")
          }
        })
      }
    ]
  ] as const) {
    it(`is unknown in a runtime that ${what}`, () => {
      vi.stubGlobal("process", process)
      const host = Host.defaultValue()
      vi.unstubAllGlobals()
      assert.isUndefined(host)
    })
  }
})
