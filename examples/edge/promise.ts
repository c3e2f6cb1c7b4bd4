/** An evaluation on the edge: a worker that tells Slack of the run which a request sets off. Needs SLACK_WEBHOOK_URL. */
import { connect, tap } from "runbell/promise"

interface Environment {
  readonly SLACK_WEBHOOK_URL: string
}

/** The model's answers, one after another. */
async function* answers() {
  for (let index = 0; index < 20; index += 1) yield { right: index % 4 !== 0 }
}

export default {
  async fetch(_: Request, { SLACK_WEBHOOK_URL }: Environment): Promise<Response> {
    // One for each request: a worker's connections are those of the request that made them.
    const notifier = await connect({ webhook: SLACK_WEBHOOK_URL })
    try {
      const score = await notifier.wrap({ name: "nightly-evaluation", steps: 20 }, async (run) => {
        let right = 0
        const count = (answer: { readonly right: boolean }) => ({ right: (right += Number(answer.right)) })
        for await (const _ of tap(answers(), run, count));
        await run.send("Every question has its answer")
        return { right }
      })
      return Response.json(score)
    } finally {
      await notifier.close() // what is still queued goes out before the worker sleeps
    }
  }
}
