/** Kills processes that put and deliver messages at random moments, and looks at what became of the messages. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Effect, Random } from "effect"
import { build } from "esbuild"
import { drain } from "../../../src/outbox/drain.ts"
import { recording } from "./outbox.ts"

export interface Trials {
  /** Where the outboxes and their logs are. */
  readonly home: string
  /** How many processes are killed. */
  readonly kills: number
  /** Each process writes into so many outboxes and delivers from them, so that one kill meets each of them at another moment. */
  readonly outboxes: number
}

/** How many processes share the outboxes at a time. */
const actors = 2

/** The actor as one file: it starts in a fifth of the time. */
const bundled = Effect.fnUntraced(function* (home: string) {
  const outfile = join(home, "actor.mjs")
  const entry = new URL("../programs/actor.ts", import.meta.url).pathname
  yield* Effect.promise(() =>
    build({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "esm", target: "node20" })
  )
  return outfile
})

/** Starts an actor, and kills it soon after it has put or told so many messages: not at once, so that it is in the middle of the next. */
const killed = (program: string, { home, outboxes }: Trials, name: string, messages: number, afterMillis: number) =>
  Effect.promise(async () => {
    const child = spawn(process.execPath, [program, home, name, String(outboxes)])
    let seen = 0
    child.stdout.on("data", (points: Buffer) => {
      if (seen < messages && seen + points.length >= messages) setTimeout(() => child.kill("SIGKILL"), afterMillis)
      seen += points.length
    })
    await once(child, "exit")
  })

interface Line {
  readonly what: string
  readonly text: string
}

const lineOf = (line: string): Line => {
  const [what = "", text = ""] = line.split(" ")
  return { what, text }
}

const linesOf = (log: string): ReadonlyArray<Line> =>
  readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map(lineOf)

/** The messages that were told before an earlier one of the same actor. */
const overtaken = (told: ReadonlyArray<string>): ReadonlyArray<string> => {
  const last = new Map<string, number>()
  return told.filter((text) => {
    const [actor = "", place] = text.split("-")
    const index = Number(place)
    const before = last.get(actor) ?? -1
    last.set(actor, Math.max(index, before))
    return index < before
  })
}

/** What was told again without a word that it may be. */
const unmarked = (tellings: ReadonlyArray<Line>): ReadonlyArray<string> => {
  const seen = new Set<string>()
  return tellings.flatMap(({ what, text }) => {
    const isRepeat = seen.has(text)
    seen.add(text)
    return isRepeat && what === "told" ? [text] : []
  })
}

/** What became of the messages of one outbox, once the rest of it is delivered. */
export interface Fate {
  readonly put: number
  readonly lost: ReadonlyArray<string>
  readonly overtaken: ReadonlyArray<string>
  readonly repeats: number
  readonly unmarkedRepeats: ReadonlyArray<string>
  /** Files that are no message, or were refused. */
  readonly setAside: ReadonlyArray<string>
}

const fateOf = Effect.fnUntraced(function* (folder: string) {
  const { deliver, delivered } = recording()
  yield* drain(folder, { deliver }, "10 minutes")
  const lines = linesOf(`${folder}.log`)
  // The one that was in flight at the last kill may come again; that it is marked then is not looked at.
  const tellings = [
    ...lines.filter(({ what }) => what !== "put"),
    ...delivered.map((text) => ({ what: "perhaps", text }))
  ]
  const told = new Set(tellings.map(({ text }) => text))
  const put = lines.filter(({ what }) => what === "put").map(({ text }) => text)
  return {
    put: put.length,
    lost: put.filter((text) => !told.has(text)),
    overtaken: overtaken(Array.from(told)),
    repeats: tellings.length - told.size,
    unmarkedRepeats: unmarked(tellings),
    setAside: ["dead", "foreign"].flatMap((room) => readdirSync(join(folder, room)))
  } satisfies Fate
})

/** Kills them all, and answers with the fate of each outbox. */
export const killTrials = Effect.fnUntraced(function* (trials: Trials) {
  const program = yield* bundled(trials.home)
  yield* Effect.forEach(
    Array.from({ length: trials.kills }, (_, index) => `p${index}`),
    (name) =>
      Effect.gen(function* () {
        const messages = yield* Random.nextIntBetween(1, 20 * trials.outboxes)
        yield* killed(program, trials, name, messages, yield* Random.nextIntBetween(0, 4))
      }),
    { concurrency: actors, discard: true }
  )
  return yield* Effect.forEach(
    Array.from({ length: trials.outboxes }, (_, index) => join(trials.home, String(index))),
    fateOf
  )
})
