/** The claim that counts: the last one of a run. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { Claim } from "./Claim.ts"
import type { JournalError } from "./JournalError.ts"
import { type Latest, latestIn } from "./latestClaim.ts"
import { claimName, runFolder } from "./runFolder.ts"

export interface Standing extends Latest {
  /** None where the file cannot be read: somebody had the right to tell, and nobody knows who. */
  readonly claim: Option.Option<Claim>
}

const decodeClaim = Schema.decodeUnknownOption(Schema.parseJson(Claim))

const read = Option.liftThrowable((path: string) => readFileSync(path, "utf8"))

/** In the folder of a run; none where nobody has claimed anything. */
export const claimIn = (path: string): Option.Option<Standing> =>
  Option.map(latestIn(path), (latest) => ({
    ...latest,
    claim: Option.flatMap(read(join(path, claimName(latest.generation))), decodeClaim)
  }))

/** None where nobody has claimed the end, and where the run is closed. */
export const standingClaim = (folder: string, id: string): Effect.Effect<Option.Option<Standing>, JournalError> =>
  Effect.map(runFolder(folder, id), claimIn)
