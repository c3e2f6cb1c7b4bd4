/** The programs that can be the watchdog; each takes the reporter's command line, and reads the lifeline on descriptor 3. */
import { nodeScript } from "./nodeScript.ts"
import { shellScript } from "./shellScript.ts"

/** A file, and its arguments before the reporter's. */
export type Program = readonly [file: string, ...args: ReadonlyArray<string>]

/** About a megabyte. */
export const shell: Program = ["/bin/sh", "-c", shellScript, "runbell-watchdog"]

/** About forty megabytes, most of them shared with the run, where that is Node, too. */
export const node: Program = [process.execPath, "-e", nodeScript, "--", nodeScript]
