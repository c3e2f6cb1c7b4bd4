/**
 * How many lines end in some bytes. To look for the next line feed is fastest where lines are long; short ones are counted
 * four bytes at a time, since a byte at a time is slower than the pipe it comes from.
 */

const lineFeed = 10

/** Below this another view of the bytes costs more than it saves. */
const shortest = 64

/** As many steps as one byte of the sum can count. */
const batch = 255

/** While a search finds one line feed, so many bytes are counted by words. */
const searchSize = 32

/** So many lines tell whether they are short. */
const few = 8

const oneByOne = (bytes: Uint8Array, from: number, to: number): number => {
  let count = 0
  for (let index = from; index < to; index += 1) if (bytes[index] === lineFeed) count += 1
  return count
}

/** The four counts that one word holds, one a byte. */
const sumOfBytes = (word: number): number => (word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24)

/** A byte of `word ^ 0x0a0a0a0a` is zero where a line feed was; of each such byte the top bit is set, and moved down to 1. */
const fourByFour = (words: Int32Array): number => {
  let count = 0
  for (let begin = 0; begin < words.length; begin += batch) {
    const end = Math.min(words.length, begin + batch)
    let sum = 0
    for (let index = begin; index < end; index += 1) {
      const word = (words[index] ?? 0) ^ 0x0a0a0a0a
      sum = (sum + (~(((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word | 0x7f7f7f7f) >>> 7)) | 0
    }
    count += sumOfBytes(sum)
  }
  return count
}

const byWords = (bytes: Uint8Array): number => {
  if (bytes.length < shortest) return oneByOne(bytes, 0, bytes.length)
  const begin = (4 - (bytes.byteOffset & 3)) & 3
  const length = (bytes.length - begin) >> 2
  return (
    oneByOne(bytes, 0, begin) +
    fourByFour(new Int32Array(bytes.buffer, bytes.byteOffset + begin, length)) +
    oneByOne(bytes, begin + length * 4, bytes.length)
  )
}

/** One search after the other, until as many as `few` show that the lines are short. */
const bySearch = (bytes: Uint8Array): number => {
  let count = 0
  let from = 0
  for (let next = bytes.indexOf(lineFeed); next !== -1; next = bytes.indexOf(lineFeed, from)) {
    count += 1
    from = next + 1
    if (count >= few && from < count * searchSize) return count + byWords(bytes.subarray(from))
  }
  return count
}

/** Counts the line feeds of `bytes` from `from` up to `to`. */
export const countLineFeeds = (bytes: Uint8Array, from = 0, to = bytes.length): number =>
  to - from < shortest ? oneByOne(bytes, from, to) : bySearch(bytes.subarray(from, to))
