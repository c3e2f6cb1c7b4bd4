/** The faults that the next requests meet, in turn. */
import * as Effect from "effect/Effect"
import * as Ref from "effect/Ref"
import type { Fault } from "./Fault.ts"

interface Line {
  readonly next: ReadonlyArray<Fault>
  readonly always: Fault | undefined
}

const nobody: Line = { next: [], always: undefined }

/** The line of faults: first those asked for one by one, then the lasting one. */
export const makeFaults = Effect.map(Ref.make(nobody), (line) => ({
  append: (faults: ReadonlyArray<Fault>) => Ref.update(line, (line) => ({ ...line, next: [...line.next, ...faults] })),
  setAlways: (always: Fault | undefined) => Ref.update(line, (line) => ({ ...line, always })),
  take: Ref.modify(line, (line): readonly [Fault | undefined, Line] => {
    const [first, ...next] = line.next
    return first === undefined ? [line.always, line] : [first, { ...line, next }]
  }),
  clear: Ref.set(line, nobody)
}))
