/** Keeps the run of a command in the journal, with a watchdog: before it starts, so that its end is told even if the wrapper is killed at once. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { logFileOf } from "../../evidence/logFile.ts"
import type { OomCounters } from "../../evidence/OomCounters.ts"
import { ownIdentity, identityOf as processOf } from "../../journal/identify.ts"
import { amendRun } from "../../journal/openRun.ts"
import { stateFolder } from "../../journal/stateFolder.ts"
import { entryOf } from "../../node/entryOf.ts"
import { type Kept, openKept } from "../../node/openKept.ts"
import { noteDestination } from "../../outbox/destinations.ts"
import { fingerprint } from "../../outbox/fingerprint.ts"
import { type Birth, identityOf } from "../../run/Birth.ts"
import { mapTexts } from "../../run/mapTexts.ts"
import type { Address } from "../../slack/Address.ts"
import { defaults } from "../../slack/SlackPolicy.ts"
import { jobOf } from "../origin/jobOf.ts"
import { redactArguments } from "../redact/redactArguments.ts"
import { variable } from "../settings/Environment.ts"
import { messageLanguage } from "../settings/messageLanguage.ts"
import type { Plan } from "./Plan.ts"
import { watchedEnvironment } from "./watchedEnvironment.ts"

export interface Begun {
  readonly plan: Plan
  readonly birth: Birth
  readonly redact: (text: string) => string
  readonly oom: OomCounters
  readonly address: Address
}

/** The commit is found out later, and added then. */
const startedOf = ({ plan: { command, args, environment, options }, birth, redact }: Begun) => {
  const origin = { command: redactArguments([command, ...args], redact), job: jobOf(environment) }
  return mapTexts({ _tag: "RunStarted", run: identityOf(birth, options, origin), at: birth.at }, redact)
}

const logs = () => ({ stderr: Option.getOrUndefined(logFileOf(2)), stdout: Option.getOrUndefined(logFileOf(1)) })

const entry = Effect.fnUntraced(function* (begun: Begun) {
  const { settings, options, environment } = begun.plan
  return entryOf({
    started: startedOf(begun),
    options,
    process: yield* ownIdentity(),
    command: undefined,
    awaits: "command",
    destination: fingerprint(begun.address),
    language: messageLanguage(settings.language, environment),
    timeZone: settings.timeZone ?? variable(environment, "RUNBELL_TIME_ZONE") ?? "",
    oom: begun.oom,
    logs: logs(),
    policy: defaults
  })
})

/** The command's own file, as Node runs it. */
const report = (): ReadonlyArray<string> => [process.execPath, process.argv[1] ?? "", "watch-report"]

/** None where nothing can be written: the command goes on all the same. */
export const keepCommand = Effect.fn("keepCommand")(function* (begun: Begun): Effect.fn.Return<Option.Option<Kept>> {
  const folder = yield* stateFolder(begun.plan.environment)
  if (folder === undefined) return Option.none()
  // Whoever tells the end may know no other way.
  yield* Effect.ignore(noteDestination(folder, begun.address))
  return yield* openKept({
    folder,
    entry: yield* entry(begun),
    address: begun.address,
    report: report(),
    keep: "passing",
    environment: watchedEnvironment(begun.plan)
  })
})

/** Notes which process the command is: it may outlive the wrapper. A journal that cannot be written is no news here. */
export const noteCommand = Effect.fn("noteCommand")(function* (kept: Kept, pid: number): Effect.fn.Return<Kept> {
  const entry = { ...kept.entry, command: yield* processOf(pid) }
  yield* Effect.ignore(amendRun(kept.folder, entry))
  return { ...kept, entry }
})
