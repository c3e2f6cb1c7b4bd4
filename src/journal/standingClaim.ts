/** The claim that counts: the last one of a run. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { Claim } from "./Claim.ts"
import type { JournalError } from "./JournalError.ts"
import { claimName, fileNames, generationOf, runFolder } from "./runFolder.ts"

export interface Standing {
  /** 1 for the first claim, and one more for each that took over. */
  readonly generation: number
  /** None where the file cannot be read: somebody had the right to tell, and nobody knows who. */
  readonly claim: Option.Option<Claim>
  /** Whether its message is delivered, or safe in the outbox. */
  readonly isTold: boolean
}

const decodeClaim = Schema.decodeUnknownOption(Schema.parseJson(Claim))

const decodeTold = Schema.decodeUnknownOption(Schema.parseJson(Schema.Struct({ generation: Schema.NonNegativeInt })))

const read = Option.liftThrowable((path: string) => readFileSync(path, "utf8"))

/** A mark that cannot be read was made all the same. */
const toldUntil = (path: string): number =>
  Option.match(read(join(path, fileNames.told)), {
    onNone: () => 0,
    onSome: (text) => Option.match(decodeTold(text), { onNone: () => 1, onSome: ({ generation }) => generation })
  })

const namesIn = (path: string): ReadonlyArray<string> =>
  Option.getOrElse(Option.liftThrowable(() => readdirSync(path))(), () => [])

/** In the folder of a run; none where nobody has claimed anything. */
export const claimIn = (path: string): Option.Option<Standing> => {
  const generation = Math.max(0, ...namesIn(path).map((name) => generationOf(name) ?? 0))
  if (generation === 0) return Option.none()
  return Option.some({
    generation,
    claim: Option.flatMap(read(join(path, claimName(generation))), decodeClaim),
    isTold: toldUntil(path) >= generation
  })
}

/** None where nobody has claimed the end, and where the run is closed. */
export const standingClaim = (folder: string, id: string): Effect.Effect<Option.Option<Standing>, JournalError> =>
  Effect.map(runFolder(folder, id), claimIn)
