/**
 * Cuts an output into lines for the rules that look at each. Each state of a progress bar is a line of its own, since
 * its numbers are numbers too.
 */

export interface LineSplitter {
  readonly push: (chunk: Uint8Array) => void
  /** The output is over: what stands after the last line end is a line too. */
  readonly end: () => void
}

/** So much of a line is looked at, in UTF-16 units; the rest of a longer one is passed over. */
export const longestLine = 4_096

/** A sequence of a terminal, and every control but the tab. */
const unprinted =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /\u001b\[[0-?]*[ -/]*[@-~]?|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\|)|\u001b[ -/]*[0-~]?|[\u0000-\u0008\n-\u001f\u007f-\u009f]/gu

const lineEnd = /[\r\n]/u

/** `see` gets each line that is not blank, without colours. */
export const lineSplitter = (see: (line: string) => void): LineSplitter => {
  const decoder = new TextDecoder()
  let begun = ""

  const show = (line: string): void => {
    const clean = line.replace(unprinted, "").trim()
    if (clean !== "") see(clean)
  }

  const keep = (part: string): void => {
    if (begun.length < longestLine) begun += part.slice(0, longestLine - begun.length)
  }

  const take = (text: string): void => {
    const parts = text.split(lineEnd)
    for (let index = 0; index < parts.length; index += 1) {
      keep(parts[index] ?? "")
      if (index === parts.length - 1) return
      show(begun)
      begun = ""
    }
  }

  return {
    push: (chunk) => take(decoder.decode(chunk, { stream: true })),
    end: () => take(`${decoder.decode()}\n`)
  }
}
