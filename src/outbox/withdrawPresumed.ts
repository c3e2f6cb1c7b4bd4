/** Takes back, where it still waits, that a run was presumed to have ended: told after the run was heard of again, it would be wrong. */
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { type JournalEntry, placesIn } from "../journal/JournalEntry.ts"
import { keepNames, removeFile } from "./file.ts"
import { presumedKeys } from "./keyOf.ts"
import { readName } from "./messageName.ts"
import { outboxesIn } from "./outboxFolder.ts"
import { markOf } from "./put.ts"
import { pathIn } from "./spool.ts"

const namesIn = (path: string): Effect.Effect<ReadonlyArray<string>> =>
  Effect.orElseSucceed(
    Effect.tryPromise(() => readdir(path)),
    () => []
  )

const withdrawFrom = Effect.fnUntraced(function* (folder: string, marks: ReadonlySet<string>) {
  const names = (yield* namesIn(pathIn(folder, "new"))).filter((name) => marks.has(readName(name)?.key ?? ""))
  if (names.length === 0) return
  yield* Effect.forEach(names, (name) => removeFile(pathIn(folder, "new", name)), { discard: true })
  yield* keepNames(pathIn(folder, "new"))
})

/** From the outboxes of all machines: who presumed it may have been another one. Never fails; what cannot be removed is told. */
export const withdrawPresumed = Effect.fn("outbox.withdrawPresumed")(function* (
  state: string,
  entry: JournalEntry
): Effect.fn.Return<void> {
  const marks = new Set(presumedKeys(entry.run.id).map(markOf))
  const hosts = yield* namesIn(outboxesIn(state))
  const folders = hosts.flatMap((host) => placesIn(entry).map((place) => join(outboxesIn(state), host, place)))
  yield* Effect.forEach(folders, (folder) => Effect.ignore(withdrawFrom(folder, marks)), { discard: true })
})
