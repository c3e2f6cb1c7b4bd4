/** Where the runs' cards stand in Slack, in files: whoever tells of a run next, in whatever process, edits the same card. */
import { createHash } from "node:crypto"
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import { type Card, type Cards, makeCardsInMemory } from "../slack/Cards.ts"
import { attempt } from "./JournalError.ts"
import { makeFolder } from "./makeFolder.ts"
import { draftedName, placeFile } from "./placeFile.ts"

const cardsIn = (folder: string): string => join(folder, "cards")

/** The same run has a card in each place where it is told. */
const pathOf = (folder: string, destination: string, key: string): string =>
  join(cardsIn(folder), `${createHash("sha256").update(`${destination}\n${key}`).digest("hex").slice(0, 32)}.json`)

const reasons: ReadonlySet<unknown> = new Set(["deleted", "tooOld", "unknown", undefined])

/** By hand, as all that a run reads on its way: a schema takes longer to load than a message to send. */
const isCard = (value: unknown): value is Card =>
  Predicate.isReadonlyRecord(value) &&
  value["version"] === 1 &&
  Predicate.isString(value["channel"]) &&
  Predicate.isString(value["ts"]) &&
  reasons.has(value["why"])

const read = Option.liftThrowable((path: string): unknown => JSON.parse(readFileSync(path, "utf8")))

/** The cards of the runs that are told at that destination. `folder` is that of all that runbell keeps. */
export const cardsByFile = (folder: string, destination: string): Cards => {
  /** Those that could not be written down: nobody but this process finds them. */
  const unwritten = makeCardsInMemory()
  const written = (key: string) =>
    Effect.sync(() =>
      Option.map(Option.filter(read(pathOf(folder, destination, key)), isCard), ({ channel, ts, why }) => ({
        channel,
        ts,
        why
      }))
    )
  return {
    recall: (key) =>
      Effect.flatMap(
        unwritten.recall(key),
        (card): Effect.Effect<Option.Option<Card>> => (Option.isSome(card) ? Effect.succeed(card) : written(key))
      ),
    remember: (key, card) =>
      attempt(cardsIn(folder), () => {
        makeFolder(cardsIn(folder))
        placeFile(pathOf(folder, destination, key), { version: 1, ...card }, "durable")
      }).pipe(
        Effect.catchAll(({ message }) =>
          Effect.zipRight(
            Effect.logDebug(`runbell: a card was not written down. ${message}`),
            unwritten.remember(key, card)
          )
        )
      )
  }
}

const namesIn = Option.liftThrowable((path: string) => readdirSync(path))

const isOlder = Option.liftThrowable((path: string, before: number) => statSync(path).mtimeMs < before)

/** Whatever else is there is not ours to remove: the state folder may be a project's, with cards of its own. */
const isOwn = (name: string): boolean => /^[0-9a-f]{32}\.json$/u.test(draftedName(name) ?? name)

/** Removes the cards that were posted before that time, in milliseconds; answers how many. */
export const sweepCards = (folder: string, before: number): number =>
  Option.getOrElse(namesIn(cardsIn(folder)), () => [])
    .filter(isOwn)
    .map((name) => join(cardsIn(folder), name))
    .filter((path) => Option.contains(isOlder(path, before), true))
    .filter((path) => Option.isSome(Option.liftThrowable(() => rmSync(path, { force: true }))())).length
