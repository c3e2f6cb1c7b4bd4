/** The last bytes of an output, in memory that never grows. */

export interface ByteRing {
  /** Copies what it keeps. */
  readonly push: (chunk: Uint8Array) => void
  /** What it holds, in order. */
  readonly bytes: () => Uint8Array
  /** Whether something came before what it holds. */
  readonly isCut: () => boolean
}

export const makeByteRing = (size: number): ByteRing => {
  const ring = new Uint8Array(size)
  let next = 0
  let isFull = false
  let isCut = false

  const push: ByteRing["push"] = (chunk) => {
    const kept = chunk.length > size ? chunk.subarray(chunk.length - size) : chunk
    isCut ||= kept.length < chunk.length || (isFull ? kept.length > 0 : next + kept.length > size)
    const room = Math.min(kept.length, size - next)
    ring.set(kept.subarray(0, room), next)
    ring.set(kept.subarray(room), 0)
    isFull ||= next + kept.length >= size
    next = (next + kept.length) % size
  }

  const bytes = (): Uint8Array => {
    if (!isFull) return ring.slice(0, next)
    const whole = new Uint8Array(size)
    whole.set(ring.subarray(next), 0)
    whole.set(ring.subarray(0, next), size - next)
    return whole
  }

  return { push, bytes, isCut: () => isCut }
}
