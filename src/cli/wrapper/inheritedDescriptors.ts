/**
 * The descriptors beyond stdin, stdout and stderr that whoever started us means for the command: `<(sort a)` of a shell,
 * `3>log`, the socket of an MPI launcher, the job server of `make`. Node keeps them from its children.
 */
import { closeSync, openSync, readdirSync, readlinkSync, readSync } from "node:fs"
import * as Option from "effect/Option"

/** What an open descriptor leads to, as /proc shows it. */
export interface Descriptor {
  readonly number: number
  readonly place: string
  /** Of a pipe: whether it is the writing end. */
  readonly writes: boolean
}

/** Node's own: what it waits with, and the null device in reserve. */
const isNodes = ({ place }: Descriptor): boolean => place.startsWith("anon_inode:") || place === "/dev/null"

const isPipe = (place: string): boolean => place.startsWith("pipe:")

/** A pipe of which both ends are here is Node's, to itself. */
const isLoop = (one: Descriptor, all: ReadonlyArray<Descriptor>): boolean =>
  isPipe(one.place) && all.some((other) => other.place === one.place && other.writes !== one.writes)

/** But for the one by which `make` hands out its jobs: that has both ends too, and is named. */
const jobServer = (makeflags: string): ReadonlyArray<number> => {
  const [, read, write] = /--jobserver-(?:auth|fds)=(\d+),(\d+)/u.exec(makeflags) ?? []
  return read === undefined || write === undefined ? [] : [Number(read), Number(write)]
}

/** Those that were there before Node. */
export const inheritedOf = (open: ReadonlyArray<Descriptor>, makeflags: string): ReadonlyArray<number> => {
  const beyond = open.filter(({ number }) => number > 2)
  const named = jobServer(makeflags)
  return beyond
    .filter((one) => named.includes(one.number) || !(isNodes(one) || isLoop(one, beyond)))
    .map((one) => one.number)
}

/** Longer than the lines that say of any descriptor where it is and how it was opened. */
const information = Buffer.alloc(128)

/** By one reading, which `readFileSync` would follow up with another: every start waits for the answer for each of Node's own pipes. */
const writes = (number: string): boolean => {
  const file = openSync(`/proc/self/fdinfo/${number}`, "r")
  try {
    return /flags:\s*\d*[1-7]$/mu.test(information.toString("latin1", 0, readSync(file, information)))
  } finally {
    closeSync(file)
  }
}

/** How it was opened is asked of pipes alone: nothing follows from it for others. */
const read = Option.liftThrowable((number: string): Descriptor => {
  const place = readlinkSync(`/proc/self/fd/${number}`)
  return { number: Number(number), place, writes: isPipe(place) && writes(number) }
})

const list = Option.liftThrowable(() => readdirSync("/proc/self/fd").flatMap((number) => Option.toArray(read(number))))

/**
 * As they were when this module was loaded: it has to be loaded before anything is opened, or the command would get
 * what is ours. None where there is no /proc (macOS).
 */
export const inheritedDescriptors: ReadonlyArray<number> = Option.match(list(), {
  onNone: () => [],
  onSome: (open) => inheritedOf(open, process.env["MAKEFLAGS"] ?? "")
})
