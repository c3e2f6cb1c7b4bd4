/** The faults that the next calls of each method meet. */
import * as Effect from "effect/Effect"
import * as Ref from "effect/Ref"
import type { Fault } from "../Fault.ts"

interface Line {
  readonly next: ReadonlyArray<Fault>
  readonly always: Fault | undefined
}

type Lines = Readonly<Record<string, Line>>

const nobody: Line = { next: [], always: undefined }

/** Opens the lines, one for each method, all empty. */
export const makeCallFaults = Effect.map(Ref.make<Lines>({}), (lines) => {
  const change = (method: string, f: (line: Line) => Line) =>
    Ref.update(lines, (all) => ({ ...all, [method]: f(all[method] ?? nobody) }))
  return {
    append: (method: string, faults: ReadonlyArray<Fault>) =>
      change(method, (line) => ({ ...line, next: [...line.next, ...faults] })),
    setAlways: (method: string, always: Fault | undefined) => change(method, (line) => ({ ...line, always })),
    take: (method: string) =>
      Ref.modify(lines, (all): readonly [Fault | undefined, Lines] => {
        const line = all[method] ?? nobody
        const [first, ...next] = line.next
        return first === undefined ? [line.always, all] : [first, { ...all, [method]: { ...line, next } }]
      }),
    clear: Ref.set(lines, {})
  }
})
