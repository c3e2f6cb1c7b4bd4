/** The runs that a program keeps now, each once, with every destination of the program that tells it. */
import * as Effect from "effect/Effect"
import { amendRun } from "../journal/openRun.ts"
import { handToAll } from "../slack/handToAll.ts"
import type { Service as Notifier } from "../slack/Notifier.ts"
import type { Kept } from "./openKept.ts"

/** A destination of the program, by its fingerprint. */
export interface Place {
  readonly destination: string
  readonly notifier: Notifier
}

interface Shared {
  kept: Kept | undefined
  /** All that share the run. */
  readonly places: Array<Place>
  /** Who was told of its start: they are to hear of its end. */
  readonly started: Set<string>
  /** Who has its end in the outbox. */
  readonly ended: Set<string>
}

const runs = new Map<string, Shared>()

const nameOf = (folder: string, id: string): string => JSON.stringify([folder, id])

/** Whether the run is this place's to keep: the first one's. */
export const enter = (folder: string, id: string, place: Place): boolean => {
  const known = runs.get(nameOf(folder, id))
  if (known === undefined) {
    runs.set(nameOf(folder, id), { kept: undefined, places: [place], started: new Set(), ended: new Set() })
    return true
  }
  known.places.push(place)
  return false
}

/** Notes how it is kept. */
export const note = (folder: string, id: string, kept: Kept): void => {
  const run = runs.get(nameOf(folder, id))
  if (run !== undefined) run.kept = kept
}

export const release = (folder: string, id: string): void => {
  runs.delete(nameOf(folder, id))
}

/** A death is told where the start was. Where it is told to one, as by most programs, that stands in the journal already. */
export const noteStart = (folder: string, id: string, destination: string): Effect.Effect<void> =>
  Effect.suspend(() => {
    const run = runs.get(nameOf(folder, id))
    if (run?.kept === undefined) return Effect.void
    run.started.add(destination)
    const [first = destination, ...alsoTo] = run.started
    if (alsoTo.length === 0 && first === run.kept.entry.destination) return Effect.void
    return Effect.ignore(amendRun(folder, { ...run.kept.entry, destination: first, alsoTo }))
  })

/** Whether all that were told of the start have the end: a death before that is still to be told to the rest. */
export const hasEnded = (folder: string, id: string, destination: string): boolean => {
  const run = runs.get(nameOf(folder, id))
  if (run === undefined || !run.started.has(destination)) return true
  run.ended.add(destination)
  return Array.from(run.started).every((place) => run.ended.has(place))
}

/** Tells all that were told of the start. */
export const notifierOf = (folder: string, id: string, { notifier }: Place): Pick<Notifier, "can" | "enqueue"> => ({
  can: notifier.can,
  enqueue: (message) =>
    Effect.suspend(() => {
      const run = runs.get(nameOf(folder, id))
      const told = run?.places.filter(({ destination }) => run.started.has(destination)) ?? []
      return told.length < 2
        ? notifier.enqueue(message)
        : handToAll(told.map(({ notifier }) => ({ to: notifier, message })))
    })
})
