/** Which claim of a run is the last, without reading what it says: the run itself need not know, and to read takes Schema. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import { fileNames, generationOf } from "./runFolder.ts"

export interface Latest {
  /** 1 for the first claim, and one more for each that took over. */
  readonly generation: number
  /** Whether its message is delivered, or safe in the outbox. */
  readonly isTold: boolean
  /** Whether it was only presumed, and is taken back: the run has been heard of since. */
  readonly isTakenBack: boolean
}

const generationIn = Option.liftThrowable((path: string): number | undefined => {
  const told: unknown = JSON.parse(readFileSync(path, "utf8"))
  const generation = Predicate.isRecord(told) ? told["generation"] : undefined
  return Predicate.isNumber(generation) && Number.isInteger(generation) && generation >= 0 ? generation : undefined
})

const exists = (path: string): boolean => Option.isSome(Option.liftThrowable(readFileSync)(path))

/** A mark that cannot be read was made all the same. */
const markedUntil = (path: string, name: "told" | "alive"): number => {
  const mark = join(path, fileNames[name])
  return Option.getOrUndefined(generationIn(mark)) ?? (exists(mark) ? 1 : 0)
}

const namesIn = Option.liftThrowable((path: string): ReadonlyArray<string> => readdirSync(path))

/** In the folder of a run; none where nobody has claimed anything. */
export const latestIn = (path: string): Option.Option<Latest> => {
  const names = Option.getOrElse(namesIn(path), () => [])
  const generation = Math.max(0, ...names.map((name) => generationOf(name) ?? 0))
  return generation === 0
    ? Option.none()
    : Option.some({
        generation,
        isTold: markedUntil(path, "told") >= generation,
        isTakenBack: markedUntil(path, "alive") >= generation
      })
}
