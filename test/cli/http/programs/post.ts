/** Posts to each URL in the environment given for it, as the command does, and prints what came of it as JSON. */
import { inspect } from "node:util"
import { Cause, Effect } from "effect"
import { post } from "../../../../src/cli/http/post.ts"

interface Job {
  readonly url: string
  readonly environment: Readonly<Record<string, string>>
}

const jobs: ReadonlyArray<Job> = JSON.parse(process.argv[2] ?? "[]")

const answerOf = ({ url, environment }: Job) =>
  post(new URL(url), { body: JSON.stringify({ text: "hi" }) }, environment).pipe(
    Effect.map(({ status, body }) => ({ status, body })),
    Effect.catchAll((error) =>
      Effect.succeed({
        code: error.code,
        printed: [inspect(error, { depth: 9, showHidden: true }), Cause.pretty(Cause.fail(error))].join()
      })
    )
  )

const results = await Effect.runPromise(Effect.forEach(jobs, answerOf))
process.stdout.write(JSON.stringify(results))
