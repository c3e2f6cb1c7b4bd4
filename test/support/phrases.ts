/** Every phrase of a catalogue in each of its forms, and what each form was given. A phrase that is missing here is a compile error. */
import { type Catalogue, de, en, es, fr, ja, ko, ptBR, ru, zh } from "runbell"

/** By tag. */
export const catalogues: Readonly<Record<string, Catalogue>> = { en, zh, ja, ko, ru, de, fr, es, "pt-BR": ptBR }

/** A text, and what has to stand in it. */
export interface Form {
  readonly text: string
  readonly given: ReadonlyArray<string>
}

const form = (text: string, ...given: ReadonlyArray<string>): Form => ({ text, given })

/** What is counted, in each of the amounts that Russian tells apart. One may be written as a word. */
const counted = (phrase: (count: { readonly value: number; readonly written: string }) => string) =>
  [1, 2, 5, 7.5].map((value) =>
    form(phrase({ value, written: String(value) }), ...(value === 1 ? [] : [String(value)]))
  )

/** A name that no phrase holds by itself. */
const name = "albert"

type Forms = { readonly [Phrase in keyof Catalogue]: (say: Catalogue[Phrase]) => ReadonlyArray<Form> }

const named = (say: (name: string) => string) => [form(say(name), name)]
const alone = (said: string) => [form(said)]
const numbered = (say: (number: string) => string) => [form(say("120"), "120")]
const ofAll = (say: (number: string, all: string) => string) => [form(say("120", "900"), "120", "900")]

const forms: Forms = {
  started: named,
  progressed: named,
  finished: named,
  failed: named,
  interrupted: named,
  killed: named,
  lost: named,
  ranOutOfMemory: named,
  reachedTimeLimit: named,
  requeued: named,
  vanished: named,
  after: (say) => [form(say("…", "3 h"), "…", "3 h")],
  because: (say) => [form(say("…", "ShapeMismatch"), "…", "ShapeMismatch")],
  interruptedMeans: alone,
  killedMeans: (say) => [form(say("SIGKILL"), "SIGKILL"), form(say(undefined))],
  lostMeans: (say) => [form(say("12:00"), "12:00"), form(say(undefined))],
  project: alone,
  workspace: alone,
  tags: alone,
  host: alone,
  link: alone,
  result: alone,
  lastMetrics: alone,
  stoppedAt: alone,
  causedBy: alone,
  run: alone,
  command: alone,
  commit: alone,
  uncommitted: alone,
  job: alone,
  task: numbered,
  node: (say) => [form(say("n1"), "n1")],
  rank: (say) => [form(say("2", "8"), "2", "8"), form(say("2", undefined), "2")],
  attempt: numbered,
  lastLines: (say) => [form(say.stderr, "stderr"), form(say.stdout, "stdout")],
  exitCode: numbered,
  endedWith: (say) => [form(say("(3)"), "(3)")],
  stoppedBy: (say) => [form(say("SIGTERM"), "SIGTERM")],
  evidence: (say) => [
    form(say.OutOfMemory("64 GiB"), "64 GiB"),
    form(say.OutOfMemory(undefined)),
    ...counted(say.PerhapsOutOfMemory),
    form(say.NotOutOfMemory),
    form(say.ShellSignal("SIGKILL"), "SIGKILL"),
    form(say.CommandNotFound),
    form(say.CommandNotExecutable),
    form(say.NativeCrash),
    form(say.TimeLimit("Open MPI"), "Open MPI"),
    form(say.StoppedByLauncher("Open MPI"), "Open MPI"),
    form(say.Requeued("Open MPI"), "Open MPI"),
    form(say.Vanished),
    form(say.EndedUnseen, "runbell"),
    form(say.EndedEarly, "0"),
    form(say.Rebooted)
  ],
  step: numbered,
  stepOf: ofAll,
  epoch: numbered,
  epochOf: ofAll,
  elapsed: alone,
  remaining: alone,
  between: (say) => [form(say("3 h", "4 h"), "3 h", "4 h")],
  speed: alone,
  stepsPer: (say) => [say.second, say.minute, say.hour].flatMap(numbered),
  best: alone,
  valueAt: (say) => [form(say("0.03", "400"), "0.03", "400")],
  curvesOf: named,
  went: (say) => [form(say(name, "2.3", "0.03", "1", "400"), name, "2.3", "0.03", "1", "400")],
  stepAxis: alone,
  updated: (say) => [form(say("12:00"), "12:00")],
  startedAgain: (say) => [form(say(name, "3"), name, "3"), form(say(name, undefined), name)],
  newCard: (say) => [form(say.deleted), form(say.tooOld), form(say.unknown)],
  wholeError: alone,
  part: ofAll,
  toldLate: (say) => [form(say("12:00"), "12:00")],
  linesLeftOut: counted,
  fieldsLeftOut: counted,
  otherErrors: counted,
  alertsHeldBack: counted,
  above: (say) => [form(say(name, "0.5"), name, "0.5")],
  below: (say) => [form(say(name, "0.5"), name, "0.5")],
  notFinite: named,
  condition: alone,
  stalled: (say) => [say.output, say.metrics].flatMap((say) => [form(say("15 min"), "15 min")]),
  resumed: (say) => [form(say("15 min"), "15 min")],
  wrapperLost: (say) => [form(say("4711"), "4711", "runbell")],
  wrapperLostMeans: alone,
  now: (say) => [form(say(name, "0.7"), name, "0.7")],
  level: (say) => [form(say.info), form(say.warn), form(say.error)],
  perhapsRepeat: alone,
  moreLikeThis: counted,
  catchUp: counted,
  nothing: alone
}

const formsOf = <Phrase extends keyof Catalogue>(phrase: Phrase, catalogue: Catalogue): ReadonlyArray<Form> =>
  forms[phrase](catalogue[phrase])

/** The forms of all phrases of a language, each with the phrase's name and its place among the phrase's forms. */
export const allForms = (catalogue: Catalogue): ReadonlyArray<Form & { readonly phrase: string }> =>
  // `keys` of an object whose type names them all
  (Object.keys(forms) as ReadonlyArray<keyof Catalogue>).flatMap((phrase) =>
    formsOf(phrase, catalogue).map(({ text, given }, index) => ({ text, given, phrase: `${phrase} ${index}` }))
  )
