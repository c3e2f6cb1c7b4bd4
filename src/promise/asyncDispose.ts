/** The symbol of `await using`, also where the runtime does not know it yet: compilers then look for this one. */
/// <reference lib="esnext.disposable" preserve="true" />
export const asyncDispose: typeof Symbol.asyncDispose = Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")
