/** All that is decided before a command starts. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { RunOptions } from "../../run/RunOptions.ts"
import type { Address } from "../../slack/Address.ts"
import type { Environment } from "../origin/Environment.ts"
import { voiceOf } from "../origin/voiceOf.ts"
import type { BadPattern } from "../output/BadPattern.ts"
import { type OutputRules, parseRules, readsLines } from "../output/OutputRules.ts"
import { loadSettings } from "../settings/loadSettings.ts"
import type { RunArguments } from "../settings/parseRunArguments.ts"
import type { Settings } from "../settings/Settings.ts"
import type { SettingsError } from "../settings/SettingsError.ts"
import type { Complaint } from "../usage/Complaint.ts"
import type { Misuse } from "../usage/Misuse.ts"
import { en } from "../usage/words/en.ts"
import type { UsageWords } from "../usage/words/UsageWords.ts"
import { type Streams, streamsFor } from "../wrapper/streamsFor.ts"
import { cardOf } from "./cardOf.ts"
import { complaintsAbout } from "./complaintsAbout.ts"
import { runOptionsOf } from "./runOptionsOf.ts"

export interface Plan {
  readonly command: string
  readonly args: ReadonlyArray<string>
  readonly environment: Environment
  readonly cwd: string
  readonly settings: Settings
  readonly rules: OutputRules
  readonly streams: Streams
  readonly options: RunOptions
  /** Whether the run is one of its own, rather than a part of another that is told already. */
  readonly isRun: boolean
  /** Where it is told; none where nobody is to be told. */
  readonly address: Address | undefined
  readonly complaints: ReadonlyArray<Complaint>
}

/** Rules over an output that nobody may look at. */
export class OutputUnseen extends Data.TaggedError("OutputUnseen")<{}> implements Misuse {
  say({ outputUnseen }: UsageWords): string {
    return outputUnseen
  }
  override get message(): string {
    return this.say(en)
  }
}

const asksForOutput = ({ stall, output }: Settings, rules: OutputRules): boolean =>
  output === "tee" || stall !== undefined || readsLines(rules)

const untouched: Streams = { stdout: "inherit", stderr: "inherit", joined: false }

const streamsOf = (settings: Settings, rules: OutputRules, isTold: boolean): Streams => {
  if (settings.output === "pty") return "pty"
  if (settings.output === "inherit" || !isTold) return untouched
  return streamsFor({ pty: false, output: asksForOutput(settings, rules) })
}

/** A process that is not the first of its job has nothing to tell but its failure. */
const quiet = (settings: Settings): Settings => ({
  ...settings,
  stall: undefined,
  metrics: [],
  alerts: [],
  jsonMetrics: false
})

/** Reads and checks everything, so that what is wrong is said before anything starts. */
export const planOf = Effect.fn("planOf")(function* (
  { flags, command, args }: Extract<RunArguments, { readonly _tag: "Run" }>,
  environment: Environment,
  cwd: string
): Effect.fn.Return<Plan, SettingsError | BadPattern | OutputUnseen> {
  const given = yield* loadSettings(flags, environment, cwd)
  yield* parseRules(given)
  const voice = voiceOf(environment)
  const settings = voice === "all" ? given : quiet(given)
  const rules = yield* parseRules(settings)
  if (settings.output === "inherit" && asksForOutput(settings, rules)) return yield* new OutputUnseen()
  const { destination } = settings
  const address = voice !== "none" && destination._tag === "Usable" ? destination.address : undefined
  const options = runOptionsOf(settings, voice, command, args)
  const card = address === undefined ? undefined : yield* cardOf(settings.card, options.name, address, environment)
  return {
    command,
    args,
    environment,
    cwd,
    settings,
    rules,
    streams: streamsOf(settings, rules, address !== undefined),
    options: { ...options, card, alerts: rules.alerts },
    isRun: voice !== "none",
    address,
    complaints: voice === "all" ? complaintsAbout(settings, rules) : []
  }
})
