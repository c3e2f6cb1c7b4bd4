/** The library as it is published: built, not the sources. */
import type * as Runbell from "runbell"

const entry = new URL("../dist/index.js", import.meta.url)

/** Where the built library is. */
export const builtEntry: string = entry.href

/** The built library, with the types of its sources. */
export const built: Promise<typeof Runbell> = import(entry.href)
