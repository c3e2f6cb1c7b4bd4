/** Whether V8's optimising compiler may work, by the length of the functions that it takes on. */
import { setFlagsFromString } from "node:v8"

/** V8's own limit, in bytes. */
const usual = 61_440

/** From now on. What is optimised already stays so. */
export const optimise = (may: boolean): void => setFlagsFromString(`--max-optimized-bytecode-size=${may ? usual : 0}`)
