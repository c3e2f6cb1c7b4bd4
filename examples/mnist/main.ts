/** The main job: `npm start`. Wires the demonstration to the sandbox or to Slack, to a language, and to this terminal. */
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Locale } from "runbell"
import { NodeSlackSandbox, runMain } from "runbell/node"
import { Destination } from "./Destination.ts"
import { exitCode, explain, UnknownArgument } from "./explain.ts"
import { mainJob } from "./mainJob.ts"
import { type Options, parseOptions } from "./options.ts"
import { Output } from "./terminal/Output.ts"
import { Screen } from "./terminal/Screen.ts"
import { screenLogger } from "./terminal/screenLogger.ts"
import { wordsIn } from "./words/Words.ts"

const destination = ({ live }: Options) =>
  live ? Destination.layerLive : Destination.layerSandbox.pipe(Layer.provide(NodeSlackSandbox.layer()))

const screen = screenLogger.pipe(Layer.provideMerge(Screen.layer), Layer.provide(Output.layer))

const locale = ({ lang }: Options) => (lang === undefined ? Locale.layerConfig : Locale.layer({ language: lang }))

const words = Effect.map(Locale, ({ language }) => wordsIn(language))

/** For as long as somebody looks at the page. */
const stayOpen = Effect.gen(function* () {
  const { page } = yield* Destination
  if (page === undefined) return
  const { openUntilStopped } = yield* words
  yield* (yield* Screen).say([], [{ text: openUntilStopped(page), style: "bold" }])
  yield* Effect.never
})

const job = (options: Options) =>
  Effect.zipRight(mainJob, options.keepOpen ? stayOpen : Effect.void).pipe(
    Effect.provide(Layer.mergeAll(destination(options), screen, NodeFileSystem.layer))
  )

const main = Effect.fnUntraced(function* (options: Options) {
  if (options.unknown !== undefined) return yield* new UnknownArgument({ argument: options.unknown })
  if (options.help) return yield* Console.log((yield* words).usage)
  yield* job(options)
})

const options = parseOptions(process.argv.slice(2))

main(options).pipe(
  Effect.tapErrorCause(explain),
  Effect.provide(locale(options).pipe(Layer.tapErrorCause(explain))),
  runMain({ disableErrorReporting: true, teardown: (exit, onExit) => onExit(exitCode(exit)) })
)
