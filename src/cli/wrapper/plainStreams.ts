/**
 * To be imported before anything else. Whoever first asks for `process.stdout` or `process.stderr` makes Node open it, and
 * that makes a pipe non-blocking for every process that shares it: a neighbour in the shell's pipeline, or the command
 * itself, would lose output. Effect asks as it is loaded. So others stand in their place from here on.
 *
 * Import `giveBackStreams` and use it: a bundler that goes by the `sideEffects` of package.json drops an import of nothing.
 */
import { writeSync } from "node:fs"
import { Writable } from "node:stream"
import { isatty } from "node:tty"

/** Writes at once; what cannot be written is nobody's any more. */
const plain = (descriptor: number): Writable & { readonly isTTY: boolean } => {
  const stream = new Writable({
    decodeStrings: true,
    write: (chunk: Uint8Array, _, done) => {
      try {
        writeSync(descriptor, chunk)
      } catch {
        // As with a reader that has gone: a word of ours less.
      }
      done()
    }
  })
  return Object.assign(stream, { isTTY: isatty(descriptor) })
}

const descriptors = { stdout: 1, stderr: 2 } as const

const names = ["stdout", "stderr"] as const

const given = names.map((name) => Object.getOwnPropertyDescriptor(process, name))

for (const name of names) {
  const stream = plain(descriptors[name])
  Object.defineProperty(process, name, { configurable: true, enumerable: true, get: () => stream })
}

/** Puts Node's own back, for the commands that wrap nothing: they may want to know a terminal's width. */
export const giveBackStreams = (): void => {
  for (const [index, name] of names.entries()) Object.defineProperty(process, name, given[index] ?? {})
}
