/** Tells what passes from what is wrong with a file: where the process or the system is short of something, another look will do. */

const shortages: ReadonlySet<string> = new Set(["EMFILE", "ENFILE", "ENOMEM", "ENOBUFS", "EAGAIN"])

/** By the system's code, as where a training has opened all the files that it may. */
export const isShortage = (code: string): boolean => shortages.has(code)
