/** A run as the journal shows it: what it wrote of itself, its last sign of life, and who tells its end. */
import { readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { Outcome } from "../domain/Outcome.ts"
import { Beat } from "./Beat.ts"
import { JournalEntry } from "./JournalEntry.ts"
import type { JournalError } from "./JournalError.ts"
import { fileNames, runFolder } from "./runFolder.ts"
import { claimIn, type Standing } from "./standingClaim.ts"

export interface Exited {
  readonly code: number
  readonly at: number
  /** What it means, where whoever saw it noted that, too; else the code alone speaks. */
  readonly outcome?: Outcome | undefined
}

/** A run that is in the journal: its end is not told yet, or was only just told. */
export interface OpenRun {
  readonly entry: JournalEntry
  readonly beat: Option.Option<Beat>
  /** Its process came to its own end, at this time in milliseconds. */
  readonly exit: Option.Option<Exited>
  readonly standing: Option.Option<Standing>
}

/**
 * What is in a run's folder: a run; one of a later version of runbell, which will see to it; nothing yet, since a run
 * is just being written there; or something that runbell has not written.
 */
export type Found =
  | { readonly _tag: "Run"; readonly run: OpenRun }
  | { readonly _tag: "Later" }
  | { readonly _tag: "Nothing" }
  | { readonly _tag: "Foreign" }

const Code = Schema.Struct({ code: Schema.NonNegativeInt })
const Meaning = Schema.Struct({ outcome: Outcome })

const decodeEntry = Schema.decodeUnknownOption(Schema.parseJson(JournalEntry))
const decodeBeat = Schema.decodeUnknownOption(Schema.parseJson(Beat))
const decodeCode = Schema.decodeUnknownOption(Schema.parseJson(Code))
const decodeMeaning = Schema.decodeUnknownOption(Schema.parseJson(Meaning))
const decodeVersion = Schema.decodeUnknownOption(
  Schema.parseJson(Schema.Struct({ version: Schema.Int.pipe(Schema.greaterThan(1)) }))
)

const read = Option.liftThrowable((path: string) => readFileSync(path, "utf8"))

const modified = Option.liftThrowable((path: string) => Math.round(statSync(path).mtimeMs))

const exitIn = (path: string): OpenRun["exit"] =>
  Option.gen(function* () {
    const text = yield* read(path)
    const { code } = yield* decodeCode(text)
    const at = yield* modified(path)
    return { code, at, ...Option.getOrUndefined(decodeMeaning(text)) }
  })

const runOf = (path: string, entry: JournalEntry): OpenRun => ({
  entry,
  beat: Option.flatMap(read(join(path, fileNames.beat)), decodeBeat),
  exit: exitIn(join(path, fileNames.exit)),
  standing: claimIn(path)
})

/** A file that says it is of another run was copied here. */
export const foundIn = (path: string, id: string): Found => {
  const text = read(join(path, fileNames.entry))
  if (Option.isNone(text)) return { _tag: "Nothing" }
  const entry = Option.filter(decodeEntry(text.value), ({ run }) => run.id === id)
  if (Option.isSome(entry)) return { _tag: "Run", run: runOf(path, entry.value) }
  return { _tag: Option.isSome(decodeVersion(text.value)) ? "Later" : "Foreign" }
}

/** One run; none where it is closed, or not to be read. */
export const readRun = (folder: string, id: string): Effect.Effect<Option.Option<OpenRun>, JournalError> =>
  Effect.map(runFolder(folder, id), (path) => {
    const found = foundIn(path, id)
    return found._tag === "Run" ? Option.some(found.run) : Option.none()
  })
