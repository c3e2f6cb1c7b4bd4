/** Those of a command's arguments by which its secrets are known: a command may have more than one variable can hold. Pure. */
import { passwordsIn } from "./passwordsIn.ts"
import { secretArguments } from "./secretArguments.ts"

/** In their order, and each with what stands before it, which may be its name. */
export const tellingArguments = (given: ReadonlyArray<string>): ReadonlyArray<string> => {
  const telling = new Set(secretArguments(given).flatMap(({ index }) => [index - 1, index]))
  return given.filter((argument, index) => telling.has(index) || passwordsIn(argument).length > 0)
}
