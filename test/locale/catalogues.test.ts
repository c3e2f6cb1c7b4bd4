/** Every language says everything, in its own words and its own plurals. */
import { assert, describe, it } from "@effect/vitest"
import { type Catalogue, en, ja, zh } from "runbell"

const catalogues: Readonly<Record<string, Catalogue>> = { en, zh, ja }

const count = (value: number) => ({ value, written: String(value) })

/** Each phrase as a reader sees it, and with every part that it may leave out. */
const said = (catalogue: Catalogue): Readonly<Record<string, string>> => ({
  started: catalogue.started("mnist"),
  progressed: catalogue.progressed("mnist"),
  finished: catalogue.finished("mnist"),
  failed: catalogue.failed("mnist"),
  interrupted: catalogue.interrupted("mnist"),
  killed: catalogue.killed("mnist"),
  lost: catalogue.lost("mnist"),
  after: catalogue.after("…", "3 h"),
  interruptedMeans: catalogue.interruptedMeans,
  killedMeans: catalogue.killedMeans("SIGKILL"),
  killedUnseen: catalogue.killedMeans(undefined),
  lostMeans: catalogue.lostMeans("12:00"),
  lostEver: catalogue.lostMeans(undefined),
  project: catalogue.project,
  workspace: catalogue.workspace,
  tags: catalogue.tags,
  host: catalogue.host,
  link: catalogue.link,
  result: catalogue.result,
  lastMetrics: catalogue.lastMetrics,
  stoppedAt: catalogue.stoppedAt,
  causedBy: catalogue.causedBy,
  run: catalogue.run,
  command: catalogue.command,
  commit: catalogue.commit,
  uncommitted: catalogue.uncommitted,
  job: catalogue.job,
  task: catalogue.task("3"),
  node: catalogue.node("n1"),
  rank: catalogue.rank("2", "8"),
  rankAlone: catalogue.rank("2", undefined),
  attempt: catalogue.attempt("2"),
  lastErrors: catalogue.lastLines.stderr,
  lastOutput: catalogue.lastLines.stdout,
  endedWith: catalogue.endedWith(catalogue.exitCode("3")),
  stoppedBy: catalogue.stoppedBy("SIGTERM"),
  outOfMemory: catalogue.evidence.OutOfMemory("64 GiB"),
  outOfMemoryWithoutLimit: catalogue.evidence.OutOfMemory(undefined),
  perhapsOutOfMemory: catalogue.evidence.PerhapsOutOfMemory(count(7)),
  notOutOfMemory: catalogue.evidence.NotOutOfMemory,
  shellSignal: catalogue.evidence.ShellSignal("SIGKILL"),
  commandNotFound: catalogue.evidence.CommandNotFound,
  commandNotExecutable: catalogue.evidence.CommandNotExecutable,
  nativeCrash: catalogue.evidence.NativeCrash,
  timeLimit: catalogue.evidence.TimeLimit("Slurm"),
  stoppedByLauncher: catalogue.evidence.StoppedByLauncher("Slurm"),
  stalledOutput: catalogue.stalled.output("15 min"),
  stalledMetrics: catalogue.stalled.metrics("15 min"),
  resumed: catalogue.resumed("15 min"),
  requeuedSeen: catalogue.evidence.Requeued("Slurm"),
  vanishedSeen: catalogue.evidence.Vanished,
  endedUnseen: catalogue.evidence.EndedUnseen,
  rebooted: catalogue.evidence.Rebooted,
  ranOutOfMemory: catalogue.ranOutOfMemory("mnist"),
  reachedTimeLimit: catalogue.reachedTimeLimit("mnist"),
  requeued: catalogue.requeued("mnist"),
  vanished: catalogue.vanished("mnist"),
  wrapperLost: catalogue.wrapperLost("4711"),
  wrapperLostMeans: catalogue.wrapperLostMeans,
  perhapsRepeat: catalogue.perhapsRepeat,
  moreLikeThis: catalogue.moreLikeThis(count(7)),
  catchUp: catalogue.catchUp(count(7)),
  step: catalogue.step("120"),
  linesLeftOut: catalogue.linesLeftOut(count(7)),
  fieldsLeftOut: catalogue.fieldsLeftOut(count(7)),
  otherErrors: catalogue.otherErrors(count(7)),
  alertsHeldBack: catalogue.alertsHeldBack(count(7)),
  above: catalogue.above("loss", "0.5"),
  below: catalogue.below("loss", "0.5"),
  notFinite: catalogue.notFinite("loss"),
  condition: catalogue.condition,
  now: catalogue.now("loss", "0.7"),
  info: catalogue.level.info,
  warn: catalogue.level.warn,
  error: catalogue.level.error,
  nothing: catalogue.nothing
})

/** What each phrase was given: it has to stand in what it says. */
const given: Readonly<Record<string, ReadonlyArray<string>>> = {
  started: ["mnist"],
  progressed: ["mnist"],
  finished: ["mnist"],
  failed: ["mnist"],
  interrupted: ["mnist"],
  killed: ["mnist"],
  lost: ["mnist"],
  after: ["…", "3 h"],
  killedMeans: ["SIGKILL"],
  lostMeans: ["12:00"],
  step: ["120"],
  task: ["3"],
  node: ["n1"],
  rank: ["2", "8"],
  rankAlone: ["2"],
  attempt: ["2"],
  lastErrors: ["stderr"],
  lastOutput: ["stdout"],
  endedWith: ["3"],
  stoppedBy: ["SIGTERM"],
  outOfMemory: ["64 GiB"],
  perhapsOutOfMemory: ["7"],
  shellSignal: ["SIGKILL"],
  timeLimit: ["Slurm"],
  stoppedByLauncher: ["Slurm"],
  stalledOutput: ["15 min"],
  stalledMetrics: ["15 min"],
  resumed: ["15 min"],
  requeuedSeen: ["Slurm"],
  ranOutOfMemory: ["mnist"],
  reachedTimeLimit: ["mnist"],
  requeued: ["mnist"],
  vanished: ["mnist"],
  wrapperLost: ["4711"],
  moreLikeThis: ["7"],
  catchUp: ["7"],
  linesLeftOut: ["7"],
  fieldsLeftOut: ["7"],
  otherErrors: ["7"],
  alertsHeldBack: ["7"],
  above: ["loss", "0.5"],
  below: ["loss", "0.5"],
  notFinite: ["loss"],
  now: ["loss", "0.7"]
}

const scripts: Readonly<Record<string, RegExp>> = {
  en: /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]+$/u,
  zh: /\p{Script=Han}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
}

for (const [language, catalogue] of Object.entries(catalogues)) {
  describe(`The catalogue ${language}`, () => {
    const phrases = said(catalogue)

    for (const [phrase, text] of Object.entries(phrases)) {
      it(`says "${text}" (${phrase}) whole, in its own script`, () => {
        assert.match(text, scripts[language] ?? /never/u)
        assert.notMatch(text, /undefined|\[object|\s$|^\s/u)
        for (const part of given[phrase] ?? []) assert.include(text, part)
      })
    }

    it("tells all ends apart, and a rise from a fall", () => {
      const { finished, failed, interrupted, killed, lost, ranOutOfMemory, reachedTimeLimit } = phrases
      const { requeued, vanished, above, below } = phrases
      const ends = [finished, failed, interrupted, killed, lost, ranOutOfMemory, reachedTimeLimit, requeued, vanished]
      assert.strictEqual(new Set([...ends, above, below]).size, 11)
    })

    it("says what was seen of a kill or a silence, and nothing more", () => {
      assert.notInclude(catalogue.killedMeans(undefined), "SIG")
      assert.notStrictEqual(catalogue.killedMeans(undefined), catalogue.killedMeans("SIGKILL"))
      assert.notStrictEqual(catalogue.lostMeans(undefined), catalogue.lostMeans("12:00"))
    })
  })
}

describe("The catalogue en", () => {
  it("has a singular and a plural for what it counts", () => {
    assert.deepStrictEqual(
      [1, 2].map((value) => en.linesLeftOut(count(value))),
      ["… 1 line left out …", "… 2 lines left out …"]
    )
    assert.deepStrictEqual(
      [1, 2].map((value) => en.otherErrors(count(value))),
      ["1 more error came with it.", "2 more errors came with it."]
    )
    assert.deepStrictEqual(
      [1, 2].map((value) => en.moreLikeThis(count(value))),
      ["one more like this", "2 more like this"]
    )
    assert.deepStrictEqual(
      [1, 2].map((value) => en.alertsHeldBack(count(value))),
      ["1 alert was held back by its cooldown.", "2 alerts were held back by their cooldown."]
    )
  })
})
