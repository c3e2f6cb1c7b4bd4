/** The example's model really learns, and fails in the ways that the example needs. */
import { NodeFileSystem } from "@effect/platform-node"
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { type ClassifierOptions, makeClassifier, ShapeMismatch } from "../../examples/mnist/Classifier.ts"
import { batches, type Dataset, DatasetError, loadDataset, type Samples } from "../../examples/mnist/dataset.ts"

const load = (trainCount: number, testCount: number) =>
  loadDataset({ seed: 1, trainCount, testCount }).pipe(Effect.provide(NodeFileSystem.layer))

let dataset: Dataset
beforeAll(async () => {
  dataset = await Effect.runPromise(load(3_000, 500))
})

const firstBatch = (): Samples => batches(dataset.train, { seed: 1, size: 32 }).next().value

const train = (steps: number, options: ClassifierOptions) => {
  const classifier = makeClassifier(options)
  const source = batches(dataset.train, { seed: options.seed, size: 64 })
  const losses = Array.from({ length: steps }, () => classifier.trainStep(source.next().value).loss)
  return { classifier, losses }
}

const mean = (values: ReadonlyArray<number>) => values.reduce((sum, value) => sum + value, 0) / values.length

const imagesOf = ({ count, width, pixels }: Samples) =>
  Array.from({ length: count }, (_, image) => pixels.subarray(image * width, (image + 1) * width).join())

describe("loadDataset", () => {
  it("holds out images that are not among those to learn from", () => {
    const learnt = new Set(imagesOf(dataset.train))
    assert.strictEqual(learnt.size, 3_000)
    assert.isFalse(imagesOf(dataset.test).some((image) => learnt.has(image)))
  })

  it("has every digit on both sides of the split", () => {
    assert.strictEqual(new Set(dataset.train.labels).size, 10)
    assert.strictEqual(new Set(dataset.test.labels).size, 10)
  })

  it.effect("refuses to split more images than there are", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(load(10_000, 1))
      assert.instanceOf(error, DatasetError)
      assert.include(error.message, "10001 images are wanted")
    })
  )
})

describe("batches", () => {
  it("gives the same batches for the same seed, and others for another", () => {
    const labels = (seed: number) => [...batches(dataset.train, { seed, size: 64 }).next().value.labels]
    assert.deepStrictEqual(labels(1), labels(1))
    assert.notDeepEqual(labels(1), labels(2))
  })

  it("refuses a batch larger than the samples, rather than waiting for ever", () => {
    assert.throws(() => batches(dataset.test, { seed: 1, size: 501 }).next(), RangeError)
  })
})

describe("makeClassifier", () => {
  it("brings the loss down over 50 steps", () => {
    const { losses } = train(50, { seed: 1 })
    assert.isBelow(mean(losses.slice(-10)), 0.7 * mean(losses.slice(0, 10)))
  })

  it("tells more than 85 % of held-out digits right after a short training", () => {
    const { classifier } = train(120, { seed: 1, decaySteps: 120 })
    const { loss, accuracy } = classifier.evaluate(dataset.test)
    assert.isAbove(accuracy, 0.85)
    assert.isBelow(loss, 0.6)
  })

  it("guesses no better than chance before it has learnt", () => {
    assert.isBelow(makeClassifier({ seed: 1 }).evaluate(dataset.test).accuracy, 0.3)
  })

  it("gives the same losses for the same seed, and others for another", () => {
    assert.deepStrictEqual(train(5, { seed: 3 }).losses, train(5, { seed: 3 }).losses)
    assert.notDeepEqual(train(5, { seed: 3 }).losses, train(5, { seed: 4 }).losses)
  })

  it("does not learn while it is judged", () => {
    const { classifier } = train(1, { seed: 1 })
    assert.deepStrictEqual(classifier.evaluate(dataset.test), classifier.evaluate(dataset.test))
  })

  it("stops moving once the learning rate has fallen to 0", () => {
    const { classifier } = train(3, { seed: 1, decaySteps: 3, momentum: 0 })
    const before = classifier.evaluate(dataset.test)
    classifier.trainStep(firstBatch())
    assert.deepStrictEqual(classifier.evaluate(dataset.test), before)
  })

  it("throws ShapeMismatch for samples of another width, and says both widths", () => {
    const batch = firstBatch()
    const narrow = { ...batch, width: 729, pixels: batch.pixels.subarray(0, batch.count * 729) }
    const classifier = makeClassifier({ seed: 1 })
    for (const use of [classifier.trainStep, classifier.evaluate]) {
      assert.throws(() => use(narrow), ShapeMismatch, "The model takes 784 values a sample, and these samples have 729")
    }
  })

  it("refuses a label that is no class", () => {
    const classifier = makeClassifier({ seed: 1, classCount: 5 })
    assert.throws(() => classifier.trainStep(dataset.test), RangeError, "none of the 5 classes")
  })

  it("loses its footing at a learning rate of 1e30: the loss is NaN from the second step on", () => {
    const { losses } = train(4, { seed: 1, learningRate: 1e30 })
    assert.deepStrictEqual(losses.map(Number.isNaN), [false, true, true, true])
  })

  it("passes a NaN among the pixels on to the loss of that batch and of every later one", () => {
    const { classifier } = train(2, { seed: 1 })
    const corrupt = firstBatch()
    corrupt.pixels[0] = Number.NaN
    assert.isNaN(classifier.trainStep(corrupt).loss)
    assert.isNaN(classifier.trainStep(firstBatch()).loss)
  })
})
