/**
 * Counts line feeds sixteen bytes at a time, by the processor's vectors. WebAssembly alone gives these to JavaScript, which
 * takes four times as long for the lines of a log: longer than to copy them.
 */
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"

/** A section of a module: its number, how long it is, and what is in it. */
const section = (id: number, ...content: ReadonlyArray<number>): ReadonlyArray<number> => [
  id,
  content.length,
  ...content
]

const i32 = 0x7f
const [length, at, count] = [0, 1, 2]

/** Local variables: to read one, to write it, and to write it and go on with its value. */
const get = (local: number) => [0x20, local]
const set = (local: number) => [0x21, local]
const tee = (local: number) => [0x22, local]

const constant = (value: number) => [0x41, value]
const add = 0x6a
const vector = (...instruction: ReadonlyArray<number>) => [0xfd, ...instruction]

/**
 * ```wat
 * (func (export "count") (param $length i32) (result i32) (local $at i32) (local $count i32)
 *   (loop
 *     (local.set $count (i32.add (local.get $count)
 *       (i32.popcnt (i8x16.bitmask (i8x16.eq (v128.load (local.get $at)) (i8x16.splat (i32.const 10)))))))
 *     (br_if 0 (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $length))))
 *   (local.get $count))
 * ```
 */
const body = () =>
  [
    [1, 2, i32], // two more local variables
    [0x03, 0x40], // loop
    get(count),
    [...get(at), ...vector(0x00, 0, 0)], // v128.load
    [...constant(10), ...vector(0x0f)], // i8x16.splat
    vector(0x23), // i8x16.eq
    vector(0x64), // i8x16.bitmask
    [0x69, add, ...set(count)], // i32.popcnt
    [...get(at), ...constant(16), add, ...tee(at), ...get(length), 0x49], // i32.lt_u
    [0x0d, 0, 0x0b], // br_if 0, end
    [...get(count), 0x0b]
  ].flat()

const name = (text: string) => [text.length, ...new TextEncoder().encode(text)]

/** In WebAssembly's binary format (W3C, "WebAssembly Core Specification", Binary Format). */
const program = () =>
  Uint8Array.from(
    [
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, 1, 0x60, 1, i32, 1, i32), // a type: from a number to a number
      section(3, 1, 0), // a function of it
      section(5, 1, 0x01, 1, 1), // a memory of one page
      section(7, 2, ...name("memory"), 2, 0, ...name("count"), 0, 0),
      section(10, 1, body().length, ...body())
    ].flat()
  )

type Count = (bytes: Uint8Array) => number

const inMemory =
  (memory: Uint8Array, countIn: (length: number) => unknown): Count =>
  (bytes) => {
    let lines = 0
    for (let from = 0; from < bytes.length; from += memory.length) {
      const page = bytes.subarray(from, from + memory.length)
      memory.set(page)
      // What is left of the last sixteen bytes from another time is nothing of these.
      memory.fill(0, page.length, page.length + 15)
      lines += Number(countIn(page.length))
    }
    return lines
  }

const make = Option.liftThrowable((): Count => {
  const { memory, count } = new WebAssembly.Instance(new WebAssembly.Module(program())).exports
  if (!(memory instanceof WebAssembly.Memory) || !Predicate.isFunction(count)) throw new Error("no such exports")
  return inMemory(new Uint8Array(memory.buffer), (length) => count(length))
})

let made: Option.Option<Count> | undefined

/** None on a processor without such vectors, and where there is no room for the memory that V8 sets aside. Made at the first call. */
export const vectorCount = (): Option.Option<Count> => {
  made ??= make()
  return made
}
