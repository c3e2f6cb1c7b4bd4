/** The command's streams as it is to find them, and the pipes of those that are copied. */
import type { StdioOptions } from "node:child_process"
import { fstatSync } from "node:fs"
import * as Option from "effect/Option"
import { complainNow } from "./complain.ts"
import { inheritedDescriptors } from "./inheritedDescriptors.ts"
import { makePipes, type Pipe } from "./Pipe.ts"
import type { Streams, Ways } from "./streamsFor.ts"

export type Output = "stdout" | "stderr"

export const descriptorOf = { stdout: 1, stderr: 2 } as const satisfies Record<Output, number>

/** What is copied, each with its pipe; none where no pipes can be made, and then Node's own will do for what is not joined. */
export type Copied = ReadonlyMap<Output, Pipe | undefined>

/** `script` makes one output of two. */
const waysOf = (streams: Streams): Ways =>
  streams === "pty" ? { stdout: "tee", stderr: "inherit", joined: false } : streams

/** Of joined outputs, the first stands for both. */
const namesOf = ({ stdout, stderr, joined }: Ways): ReadonlyArray<Output> => {
  const names: Array<Output> = []
  if (stdout === "tee") names.push("stdout")
  if (stderr === "tee" && !joined) names.push("stderr")
  return names
}

const isOpen = (descriptor: number): boolean => Option.isSome(Option.liftThrowable(fstatSync)(descriptor))

const untouched: Ways = { stdout: "inherit", stderr: "inherit", joined: true }

/** Two of Node's own would lose the order of joined outputs, which is worth more than to be seen. */
const withoutPipes = (ways: Ways): Ways => {
  if (!ways.joined) return ways
  complainNow("no pipe can be made in the folder for temporary files, so the command's output is not looked at.")
  return untouched
}

export const outputsFor = (streams: Streams): { readonly copied: Copied; readonly stdio: StdioOptions } => {
  const wanted = waysOf(streams)
  const made = namesOf(wanted).length === 0 ? Option.some([]) : makePipes(namesOf(wanted).length)
  const pipes = Option.getOrElse(made, () => [])
  const ways = Option.isSome(made) ? wanted : withoutPipes(wanted)
  const names = namesOf(ways)
  const copied = new Map(names.map((name, index) => [name, pipes[index]]))
  const end = (output: Output) =>
    ways[output] === "inherit" ? descriptorOf[output] : (copied.get(ways.joined ? "stdout" : output)?.write ?? "pipe")
  const stdio: Array<number | "pipe" | "ignore"> = [0, end("stdout"), end("stderr")]
  for (const descriptor of inheritedDescriptors.filter(isOpen)) {
    while (stdio.length < descriptor) stdio.push("ignore")
    stdio[descriptor] = descriptor
  }
  return { copied, stdio }
}
