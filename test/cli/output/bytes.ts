/** Outputs as bytes, cut into pieces anywhere, as a pipe delivers them. */
import { FastCheck } from "effect"

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The bytes in pieces that end at these places, each in a memory that is overwritten once it has been seen. */
export const pushIn = (push: (chunk: Uint8Array) => void, bytes: Uint8Array, cuts: ReadonlyArray<number>): void => {
  const memory = new Uint8Array(bytes.length + 3)
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].toSorted((a, b) => a - b)
  let from = 0
  for (const to of [...places, bytes.length]) {
    const at = from % 4
    memory.set(bytes.subarray(from, to), at)
    push(memory.subarray(at, at + to - from))
    memory.fill(0x2a)
    from = to
  }
}

export const cuts = FastCheck.array(FastCheck.nat(5_000), { maxLength: 12 })

/** What programs print, and what only a hostile one does. */
const printed = FastCheck.oneof(
  { weight: 6, arbitrary: FastCheck.constantFrom("loss 0.3", "émoji 😀", "日本", " ", "x", "50%|██  |", "\t") },
  { weight: 4, arbitrary: FastCheck.constantFrom("\n", "\r", "\r\n", "\n\n", "\b", "\b\b\b") },
  {
    weight: 3,
    arbitrary: FastCheck.constantFrom(
      "\u001b[32m",
      "\u001b[0m",
      "\u001b[1A",
      "\u001b[2A",
      "\u001b[A",
      "\u001b[B",
      "\u001b[3C",
      "\u001b[2D",
      "\u001b[K",
      "\u001b[2K",
      "\u001b[1K",
      "\u001b[J",
      "\u001b[5G",
      "\u001b[2F",
      "\u001b[1E",
      "\u001b]0;title\u0007",
      "\u001b]8;;http://x\u001b\\",
      "\u001b(B",
      "\u001b[38;5;196m"
    )
  },
  {
    weight: 1,
    arbitrary: FastCheck.constantFrom("\u0000", "\u001b", "\u001b[", "\u001b[3", "\u0007", "\u007f", "\u009b")
  }
)

export const output = FastCheck.array(printed, { maxLength: 60 }).map((parts) => parts.join(""))
