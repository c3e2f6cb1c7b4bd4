/** `runbell init` as the command runs it, in the folder and the home that it finds itself in. */
import { Effect, Exit } from "effect"
import { init } from "../../../../src/cli/settings/init/init.ts"
import { readlineAsker } from "../../../../src/cli/settings/init/readlineAsker.ts"
import { en } from "../../../../src/cli/settings/init/words/en.ts"

const exit = await Effect.gen(function* () {
  const asker = yield* readlineAsker(process.stdin, process.stderr)
  return yield* init({ asker, words: en, language: "en", environment: process.env, cwd: process.argv[2] ?? "" })
}).pipe(Effect.scoped, Effect.runPromiseExit)

process.exitCode = Exit.isSuccess(exit) ? 0 : 1
