/** Starts a process also where our variables are more than the system hands on: then with those that are needed most. */
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process"
import { codeOf } from "../journal/JournalError.ts"

type Environment = Readonly<Record<string, string | undefined>>

/** Says that variables are missing: whoever has to know what is secret among them does not. */
export const partial = "RUNBELL_PARTIAL"

/** In UTF-16 units. No system hands on less. */
const certain = 60_000

const isOwn = (name: string): boolean => /^(?:RUNBELL|SLACK)_/u.test(name)

/** Ours first, then the shortest: paths, languages and proxies are, and what makes it too much is not. */
const fewest = (environment: Environment): Environment => {
  const all = Object.entries(environment)
    .map(([name, value = ""]) => ({ name, value, length: name.length + value.length }))
    .toSorted((one, other) => Number(isOwn(other.name)) - Number(isOwn(one.name)) || one.length - other.length)
  let room = certain
  const kept = all.filter(({ length }) => {
    if (length > room) return false
    room -= length
    return true
  })
  return { ...Object.fromEntries(kept.map(({ name, value }) => [name, value])), [partial]: "1" }
}

export const spawnWithin = (
  file: string,
  args: ReadonlyArray<string>,
  options: SpawnOptions & { readonly env: Environment }
): ChildProcess => {
  try {
    return spawn(file, args, options)
  } catch (error) {
    if (codeOf(error) !== "E2BIG") throw error
    return spawn(file, args, { ...options, env: fewest(options.env) })
  }
}
