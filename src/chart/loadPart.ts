/** Loads what draws, which only those install who want pictures. */
import { createRequire } from "node:module"

export const require = createRequire(import.meta.url)

/** What to install, whatever of it is missing. */
export const parts = ["echarts", "@resvg/resvg-wasm", "@expo-google-fonts/inter"] as const

/** A package that is not installed. */
export class MissingPart extends Error {
  constructor(part: string) {
    super(`${part} is not installed. To have pictures: npm install ${parts.join(" ")}`)
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "MODULE_NOT_FOUND" || error.code === "ERR_MODULE_NOT_FOUND")

/** A part, or `MissingPart`. */
export const loadPart = async <A>(part: string, load: () => A | Promise<A>): Promise<A> => {
  try {
    return await load()
  } catch (error) {
    throw isMissing(error) ? new MissingPart(part) : error
  }
}
