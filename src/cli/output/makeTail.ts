/** Keeps the last lines of an output that flows by. Nothing is decoded or cleaned before somebody asks. */
import type { OutputTail } from "../../domain/OutputTail.ts"
import { makeByteRing } from "./ByteRing.ts"
import { makeLineCounter } from "./LineCounter.ts"
import { type TailOptions, tailBytes, tailOf } from "./tailOf.ts"

export interface Tail {
  /** Copies what it keeps; takes any number of bytes, cut anywhere, in the same memory. */
  readonly push: (chunk: Uint8Array) => void
  readonly tail: () => OutputTail
}

/** `bytes` is all that is kept of the output. Default: {@link tailBytes}. */
export const makeTail = (options: TailOptions & { readonly bytes?: number | undefined }): Tail => {
  const ring = makeByteRing(options.bytes ?? tailBytes)
  const counter = makeLineCounter()
  return {
    push: (chunk) => {
      ring.push(chunk)
      counter.push(chunk)
    },
    tail: () => tailOf({ bytes: ring.bytes(), isCut: ring.isCut(), row: counter.row() }, options)
  }
}
