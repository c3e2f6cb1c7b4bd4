/** Posts to each URL in the environment given for it, with the command's own client, and prints what came of it as JSON. */
import { inspect } from "node:util"
import { HttpClientRequest } from "@effect/platform"
import { Cause, Effect, Either } from "effect"
import { make } from "../../../../src/cli/http/NodeHttp.ts"

interface Job {
  readonly url: string
  readonly environment: Readonly<Record<string, string>>
}

const jobs: ReadonlyArray<Job> = JSON.parse(process.argv[2] ?? "[]")

const post = ({ url, environment }: Job) =>
  make(environment)
    .execute(HttpClientRequest.bodyUnsafeJson(HttpClientRequest.post(url), { text: "hi" }))
    .pipe(
      Effect.flatMap(({ status, text }) => Effect.map(text, (body) => ({ status, body }))),
      Effect.either,
      Effect.map(
        Either.match({
          onRight: (answer) => answer,
          onLeft: (error) => ({
            code: Reflect.get(Object(error.cause), "code"),
            printed: [
              inspect(error.cause, { depth: 9, showHidden: true }),
              Cause.pretty(Cause.fail(error.cause))
            ].join()
          })
        })
      )
    )

const results = await Effect.runPromise(Effect.forEach(jobs, post))
process.stdout.write(JSON.stringify(results))
