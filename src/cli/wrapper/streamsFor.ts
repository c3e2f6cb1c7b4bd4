/** By which way the command's output goes to where ours goes. */
import { fstatSync } from "node:fs"

/** Untouched, or through a pipe that is copied, so that it can be seen. */
export type Way = "inherit" | "tee"

/** `joined`: stdout and stderr lead to one and the same place, and what is written to them keeps its order. */
export interface Ways {
  readonly stdout: Way
  readonly stderr: Way
  readonly joined: boolean
}

export type Streams = "pty" | Ways

/** What is known of an output: whether it is a pipe, and what tells it from any other. */
export interface Place {
  readonly isPipe: boolean
  readonly identity: string
}

export interface Asked {
  /** A terminal of its own for the command. */
  readonly pty: boolean
  /** All output has to be seen, since there are rules about it; else only what goes into pipes is. */
  readonly output: boolean
}

/**
 * A program on a terminal must find a terminal, and a log file can be read afterwards: neither is touched unless rules
 * ask for it. A pipe is all the same to the program, and can be read by nobody afterwards.
 */
export const waysTo = (stdout: Place, stderr: Place, output: boolean): Ways => {
  const way = (place: Place): Way => (output || place.isPipe ? "tee" : "inherit")
  return { stdout: way(stdout), stderr: way(stderr), joined: stdout.identity === stderr.identity }
}

const placeOf = (descriptor: number): Place => {
  const found = fstatSync(descriptor)
  return { isPipe: found.isFIFO(), identity: `${found.dev}:${found.ino}` }
}

/** The ways for the outputs of this process, each by itself. */
export const streamsFor = ({ pty, output }: Asked): Streams => (pty ? "pty" : waysTo(placeOf(1), placeOf(2), output))
