/** An evaluation whose answers stream in: each one that passes is a step of the run. Needs SLACK_WEBHOOK_URL. */
import { connect, tap } from "runbell/promise"

const questions = 200

/** The model's answers, one after another. */
async function* answers() {
  for (let index = 0; index < questions; index += 1) yield { index, right: index % 3 !== 0 }
}

const notifier = await connect()

await notifier.wrap({ name: "gsm8k", description: "200 questions", steps: questions }, async (run) => {
  let right = 0
  const accuracy = (answer: { readonly right: boolean }, index: number) => {
    right += Number(answer.right)
    return { accuracy: right / (index + 1) }
  }
  for await (const answer of tap(answers(), run, accuracy)) {
    if (answer.index > 0 && right === 0) break // to break off early is no failure
  }
  return { right, questions }
})

await notifier.close()
