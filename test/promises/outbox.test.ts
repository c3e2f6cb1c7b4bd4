/** No message is lost: not by kill -9 at any moment, not by a full disk, not by a torn file, not by two who deliver at once. */
import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect, FastCheck, Random } from "effect"
import { build } from "esbuild"
import { SlackPolicy } from "runbell"
import { drain } from "../../src/outbox/drain.ts"
import { makeDurableQueue } from "../../src/outbox/durableQueue.ts"
import { put } from "../../src/outbox/put.ts"
import { fresh, recording, swift, temporaryFolder } from "../outbox/support/outbox.ts"
import { saying } from "../support/words.ts"

/** Each process writes into so many outboxes and delivers from them, so that one kill meets each of them at another moment. */
const outboxes = 5
const kills = 40
/** How many processes share them at a time. */
const actors = 2

const home = mkdtempSync(join(tmpdir(), "runbell-outbox-promise-"))
const program = join(home, "actor.mjs")

// As one file it starts in a fifth of the time.
beforeAll(() =>
  build({
    entryPoints: ["test/outbox/programs/actor.ts"],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20"
  })
)
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Starts an actor, and kills it so long after its first messages. */
const killed = (folder: string, name: string, afterMillis: number) =>
  Effect.promise(async () => {
    const child = spawn(process.execPath, [program, folder, name, String(outboxes)])
    const gone = once(child, "exit")
    await once(child.stdout, "data")
    setTimeout(() => child.kill("SIGKILL"), afterMillis)
    await gone
  })

interface Line {
  readonly what: string
  readonly text: string
}

const linesOf = (log: string): ReadonlyArray<Line> =>
  readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [what = "", text = ""] = line.split(" ")
      return { what, text }
    })

const isTold = ({ what }: Line): boolean => what !== "put"

const firstTold = (lines: ReadonlyArray<Line>): ReadonlyArray<string> =>
  Array.from(new Set(lines.filter(isTold).map(({ text }) => text)))

/** The messages that were told before an earlier one of the same actor. */
const inversions = (told: ReadonlyArray<string>): ReadonlyArray<string> => {
  const last = new Map<string, number>()
  return told.filter((text) => {
    const [actor = "", index] = text.split("-")
    const place = index === "first" ? -1 : Number(index)
    const isEarly = place < (last.get(actor) ?? -1)
    last.set(actor, Math.max(place, last.get(actor) ?? -1))
    return isEarly
  })
}

/** What was told again without a word that it may be. */
const unmarkedRepeats = (lines: ReadonlyArray<Line>): ReadonlyArray<string> => {
  const seen = new Set<string>()
  return lines.filter(isTold).flatMap(({ what, text }) => {
    const isRepeat = seen.has(text)
    seen.add(text)
    return isRepeat && what === "told" ? [text] : []
  })
}

const quick = SlackPolicy.layer(swift)

const drainInto = (folder: string) => {
  const { deliver, delivered } = recording()
  return Effect.map(drain(folder, deliver, "1 minute"), (drained) => ({ drained, delivered }))
}

const filesIn = (folder: string, room: string): ReadonlyArray<string> => readdirSync(join(folder, room))

/** What is left is told, and then all that was put was told, in order, and repeated only with the word that it may be. */
const check = Effect.fnUntraced(function* (folder: string) {
  const { delivered, drained } = yield* drainInto(folder)
  const lines = [...linesOf(`${folder}.log`), ...delivered.map((text) => ({ what: "perhaps", text }))]
  const told = firstTold(lines)
  const put = lines.filter(({ what }) => what === "put").map(({ text }) => text)
  assert.isAtLeast(put.length, kills)
  assert.deepStrictEqual(
    put.filter((text) => !told.includes(text)),
    []
  )
  assert.deepStrictEqual(inversions(told), [])
  assert.deepStrictEqual(unmarkedRepeats(lines), [])
  assert.isAtMost(lines.filter(isTold).length - told.length, kills)
  assert.strictEqual(drained.setAside + drained.left + drained.refused, 0)
  assert.deepStrictEqual([...filesIn(folder, "dead"), ...filesIn(folder, "foreign")], [])
})

describe("the outbox", () => {
  it.live(
    `${kills * outboxes} times kill -9 at random moments of writing and delivering: nothing is lost, nothing overtaken, and a repeat says so`,
    () =>
      Effect.gen(function* () {
        const names = Array.from({ length: kills }, (_, index) => `p${index}`)
        yield* Effect.forEach(
          names,
          (name) => Effect.flatMap(Random.nextIntBetween(0, 40), (after) => killed(home, name, after)),
          { concurrency: actors, discard: true }
        )
        for (let outbox = 0; outbox < outboxes; outbox += 1) yield* check(join(home, String(outbox)))
      }).pipe(Effect.provide(quick)),
    120_000
  )

  it.scopedLive("a message file cut short at any byte is set aside, and the others are told", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const name = yield* put(folder, saying("torn"))
      const whole = readFileSync(join(folder, "new", name), "utf8")
      const cut = (length: number) =>
        writeFileSync(
          join(folder, "new", name.replace(/-[0-9a-f]{8}\./u, `-${length.toString(16).padStart(8, "0")}.`)),
          whole.slice(0, length)
        )
      rmSync(join(folder, "new", name))
      for (let length = 0; length < whole.length; length += 1) cut(length)
      yield* put(folder, saying("whole"))
      const { delivered, drained } = yield* drainInto(folder)
      assert.deepStrictEqual(delivered, ["whole"])
      assert.strictEqual(drained.setAside, whole.length)
      assert.lengthOf(filesIn(folder, "foreign"), whole.length)
    }).pipe(Effect.provide(quick))
  )

  it.scopedLive("whatever stands in a file that is called like a message, the others are told", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const contents = FastCheck.sample(
        FastCheck.oneof(
          FastCheck.string(),
          FastCheck.json(),
          FastCheck.json().map((json) => `{"version":1,"message":${json}}`)
        ),
        { numRuns: 200, seed: 1 }
      )
      yield* put(folder, saying("first"))
      contents.forEach((content, index) =>
        writeFileSync(join(folder, "new", `${String(index).padStart(14, "0")}-000000-0000000a.1.json`), content)
      )
      mkdirSync(join(folder, "new", "00000000000000-000000-0000000b.1.json"))
      mkdirSync(join(folder, "new", "a folder"))
      writeFileSync(join(folder, "new", "notes.txt"), "mine")
      writeFileSync(join(folder, "new", ".hidden"), "mine")
      writeFileSync(join(folder, "new", "00000000000000-000000-0000000c.2.json"), "of a later version")
      const { delivered, drained } = yield* drainInto(folder)
      assert.deepStrictEqual(delivered, ["first"])
      assert.strictEqual(drained.setAside, contents.length + 3)
      assert.sameMembers([...filesIn(folder, "new")], [".hidden", "00000000000000-000000-0000000c.2.json"])
    }).pipe(Effect.provide(quick))
  )
})

/** A disk of 64 kB; only root can make one. */
const smallDisk = Effect.acquireRelease(
  Effect.gen(function* () {
    const folder = mkdtempSync(join(tmpdir(), "runbell-small-disk-"))
    const mounted = yield* Effect.option(
      Effect.try(() => execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], { stdio: "ignore" }))
    )
    return { folder, isMounted: mounted._tag === "Some" }
  }),
  ({ folder, isMounted }) =>
    Effect.sync(() => {
      if (isMounted) execFileSync("umount", [folder])
      rmSync(folder, { recursive: true, force: true })
    })
)

describe("a full disk", () => {
  it.scopedLive("costs no message and no order: what does not fit is kept in memory", (context) =>
    Effect.gen(function* () {
      const { folder, isMounted } = yield* smallDisk
      if (!isMounted) return context.skip()
      let isDown = true
      const { deliver, delivered } = recording()
      const outbox = join(folder, "outbox")
      const gate = Effect.repeat(Effect.sleep("1 millis"), { while: () => isDown })
      const { enqueue, onlyInMemory } = yield* makeDurableQueue((message) => Effect.zipRight(gate, deliver(message)), {
        folder: outbox,
        destination: "test"
      })
      const texts = Array.from({ length: 100 }, (_, index) => String(index))
      const receipts = yield* Effect.forEach(texts, (text) => Effect.flatMap(fresh(text), enqueue))
      const inMemory = yield* onlyInMemory
      assert.isAbove(inMemory, 0)
      assert.isBelow(inMemory, 100)
      isDown = false
      yield* Effect.all(receipts)
      assert.deepStrictEqual(delivered, texts)
      assert.deepStrictEqual(filesIn(outbox, "new"), [])
    }).pipe(Effect.provide(quick))
  )
})
