/** Loads what draws, which only those install who want pictures. */
import { createRequire } from "node:module"
import { isAbsolute, join } from "node:path"

const whatDraws = ["echarts", "@resvg/resvg-wasm"] as const

/** What to install, whatever of it is missing. */
export const parts = [...whatDraws, "@expo-google-fonts/inter"] as const

/** A folder may be gone while a process is still in it. */
const here = (): ReadonlyArray<string> => {
  try {
    return [join(process.cwd(), "/")]
  } catch {
    return []
  }
}

/** The folder of the run that this process tells of, where that is another's: who tells late stands in the root folder. */
const ofRun = (): ReadonlyArray<string> => {
  const folder = process.env["RUNBELL_CWD"] ?? ""
  return isAbsolute(folder) ? [join(folder, "/")] : []
}

/**
 * Where this is installed; and else in the folder that the program was started in: a command that is there for all projects
 * finds what one of them has.
 */
const places = (): ReadonlyArray<string> => [import.meta.url, ...ofRun(), ...here()]

/** The path of a file of a part; none where it is not installed. */
export const findPart = (file: string): string | undefined => {
  for (const place of places()) {
    try {
      return createRequire(place).resolve(file)
    } catch {
      // The next place may have it.
    }
  }
  return undefined
}

/** Those without which nothing can be drawn; a font may also be the machine's. */
export const missingParts = (): ReadonlyArray<string> => whatDraws.filter((part) => findPart(part) === undefined)

/** A package that is not installed. */
export class MissingPart extends Error {
  constructor(part: string) {
    super(`${part} is not installed. To have pictures: npm install ${parts.join(" ")}`)
  }
}

/** The path of a file of a part, or `MissingPart`. */
export const pathOfPart = (part: string, file = part): string => {
  const path = findPart(file)
  if (path === undefined) throw new MissingPart(part)
  return path
}

/** What a part exports, or `MissingPart`. Its CommonJS is taken, which every place can load. */
export const loadPart = (part: string): unknown => createRequire(import.meta.url)(pathOfPart(part))
