/** A training that tells Slack what becomes of it. This is the file to read; the others make it real, or show it. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { Alert, report, withSlackNotify } from "runbell"
import { type Classifier, makeClassifier } from "./Classifier.ts"
import { Digits } from "./Digits.ts"
import type { Samples } from "./dataset.ts"
import { Progress } from "./Progress.ts"

export const name = "mnist-mlp"

/** Batches to learn from. */
export const steps = 400

/** So much of the held-out digits shall be told right. */
export const goal = 0.95

/** A batch that cannot be learnt from; the cause says why. */
export class BatchError extends Data.TaggedError("BatchError")<{ readonly step: number; readonly cause: unknown }> {
  override get message(): string {
    return `Batch ${this.step} of ${steps} cannot be learnt from`
  }
}

const learn = (model: Classifier, batch: Samples, step: number) =>
  Effect.try({ try: () => model.trainStep(batch), catch: (cause) => new BatchError({ step, cause }) })

/** Learns to read handwritten digits, and reports every step. */
const train = Effect.gen(function* () {
  const digits = yield* Digits
  const show = yield* Progress
  const model = makeClassifier({ seed: 1, learningRate: 0.15, decaySteps: steps })
  let step = 0
  let { accuracy } = model.evaluate(digits.heldOut)
  for (const batch of digits.batches(steps)) {
    step += 1
    const { loss } = yield* learn(model, batch, step)
    if (step % 20 === 0) accuracy = model.evaluate(digits.heldOut).accuracy
    yield* report({ loss, accuracy }, { step })
    yield* show({ step, steps, loss, accuracy })
    yield* Effect.sleep(0) // messages leave, and an interruption arrives, between two steps
  }
  return model.evaluate(digits.heldOut)
})

export const program = train.pipe(
  withSlackNotify({
    name,
    project: "vision",
    description: "A small network learns to read handwritten digits",
    alerts: [Alert.above("accuracy", goal, { hysteresis: 0.01 }), Alert.notFinite("loss")]
  })
)
