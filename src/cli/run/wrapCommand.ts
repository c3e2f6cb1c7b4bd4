/** Runs the command, and tells of it meanwhile. The command comes first: it starts before anything of Slack is even loaded. */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import { ageOf, born } from "../../run/Birth.ts"
import { readOomCounters } from "../evidence/OomCounters.ts"
import { outcomeOf } from "../evidence/outcomeOf.ts"
import { voiceOf } from "../origin/voiceOf.ts"
import { loadSettings } from "../settings/loadSettings.ts"
import type { RunArguments } from "../settings/parseRunArguments.ts"
import type { SettingsError } from "../settings/SettingsError.ts"
import type { ChildEnd } from "../wrapper/ChildEnd.ts"
import { complain } from "../wrapper/complain.ts"
import { startChild } from "../wrapper/startChild.ts"
import { streamsFor } from "../wrapper/streamsFor.ts"
import { childEnvironment } from "./childEnvironment.ts"
import { complaintsAbout } from "./complaintsAbout.ts"
import { recordStops } from "./recordStops.ts"
import { runOptionsOf } from "./runOptionsOf.ts"
import { survive } from "./survive.ts"

/** All that the end of a command is ever delayed by: 5 seconds for its last message, and what is left for the queue behind it. */
export const exitLimit = Duration.millis(5_500)

/** The folder may be gone; the command does not mind. */
const workingFolder = (): string => Option.getOrElse(Option.liftThrowable(process.cwd)(), () => "/")

/** A command that does not start has ended, too, as a shell would say it. */
const start = (options: Parameters<typeof startChild>[0]) =>
  startChild(options).pipe(
    Effect.map(({ end }) => end),
    Effect.catchAll((error) =>
      Effect.as(complain(error.message), Effect.succeed<ChildEnd>({ code: error.exitCode, signal: undefined }))
    )
  )

/** Answers with how the command ended; the process is to end like it. */
export const wrapCommand = Effect.fn("wrapCommand")(function* ({
  flags,
  command,
  args
}: Extract<RunArguments, { readonly _tag: "Run" }>): Effect.fn.Return<ChildEnd, SettingsError> {
  const environment = process.env
  const cwd = workingFolder()
  const settings = yield* loadSettings(flags, environment, cwd)
  const voice = voiceOf(environment)
  if (voice === "all") yield* Effect.forEach(complaintsAbout(settings), complain, { discard: true })
  const options = runOptionsOf(settings, voice, command, args)
  const before = yield* readOomCounters()
  const birth = yield* born
  yield* survive
  const childEnd = yield* start({
    command,
    args,
    environment: voice === "none" ? {} : childEnvironment(birth, options, environment),
    streams: streamsFor({ pty: settings.output === "pty", output: settings.output === "tee" })
  })
  const stops = recordStops()
  const ended = childEnd.pipe(
    Effect.flatMap((end) =>
      Effect.all([readOomCounters(), Clock.currentTimeMillis, ageOf(birth)]).pipe(
        Effect.map(([after, now, duration]) => ({
          end,
          duration,
          outcome: outcomeOf({ end, before, after, environment, now, stop: stops.last() })
        }))
      )
    ),
    Effect.ensuring(Effect.sync(stops.cease))
  )
  const { webhook } = settings
  if (voice === "none" || webhook._tag !== "Usable") return (yield* ended).end
  const ending = yield* Effect.fork(ended)
  const telling = yield* Effect.promise(() => import("./tellOf.ts")).pipe(
    Effect.flatMap(({ tellOf }) =>
      tellOf({
        url: webhook.url,
        settings,
        options,
        birth,
        command,
        args,
        environment,
        cwd,
        ending: Fiber.join(ending)
      })
    ),
    Effect.fork
  )
  const { end } = yield* Fiber.join(ending)
  yield* Effect.timeoutOption(Fiber.await(telling), exitLimit)
  return end
})
