/** Which claim of a run is the last, without reading what it says: the run itself need not know, and to read takes Schema. */
import { readdirSync, readFileSync } from "node:fs"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { constUndefined } from "effect/Function"
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

/** The marks that a claim may have. */
type Mark = "told" | "alive"

const generationIn = Option.liftThrowable((text: string): number | undefined => {
  const told: unknown = JSON.parse(text)
  const generation = Predicate.isRecord(told) ? told["generation"] : undefined
  return Predicate.isNumber(generation) && Number.isInteger(generation) && generation >= 0 ? generation : undefined
})

/** A mark that cannot be read was made all the same. */
const markedUntil = (text: string | undefined): number =>
  text === undefined ? 0 : (Option.getOrUndefined(generationIn(text)) ?? 1)

/** What files of those names say, given the texts of the marks. */
const latestOf = (
  names: ReadonlyArray<string>,
  marks: Readonly<Record<Mark, string | undefined>>
): Option.Option<Latest> => {
  const generation = Math.max(0, ...names.map((name) => generationOf(name) ?? 0))
  return generation === 0
    ? Option.none()
    : Option.some({
        generation,
        isTold: markedUntil(marks.told) >= generation,
        isTakenBack: markedUntil(marks.alive) >= generation
      })
}

const namesIn = Option.liftThrowable((path: string): ReadonlyArray<string> => readdirSync(path))

const read = Option.liftThrowable((path: string) => readFileSync(path, "utf8"))

/** In the folder of a run; none where nobody has claimed anything. */
export const latestIn = (path: string): Option.Option<Latest> => {
  const textOf = (mark: Mark) => Option.getOrUndefined(read(join(path, fileNames[mark])))
  return latestOf(
    Option.getOrElse(namesIn(path), () => []),
    { told: textOf("told"), alive: textOf("alive") }
  )
}

/** {@link latestIn}, while the program goes on. */
export const latestLater = async (path: string): Promise<Option.Option<Latest>> => {
  const textOf = (mark: Mark) => readFile(join(path, fileNames[mark]), "utf8").catch(constUndefined)
  const names = await readdir(path).catch(() => [])
  if (names.every((name) => generationOf(name) === undefined)) return Option.none()
  return latestOf(names, { told: await textOf("told"), alive: await textOf("alive") })
}
