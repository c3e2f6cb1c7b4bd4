/** The script is text to the compiler that checks the library: here it is checked as the program that it is. */
import { assert, describe, it } from "@effect/vitest"
import ts from "typescript"
import { script } from "../../../src/sandbox/page/script/script.ts"

const options: ts.CompilerOptions = {
  allowJs: true,
  checkJs: true,
  strict: true,
  noEmit: true,
  noUnusedLocals: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: []
}

const complaints = (source: string): ReadonlyArray<string> => {
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (name) => name === "script.js" || fileExists(name)
  host.getSourceFile = (name, ...rest) =>
    name === "script.js" ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest)
  const program = ts.createProgram(["script.js"], options, host)
  return ts.getPreEmitDiagnostics(program).map(({ messageText, start = 0 }) => {
    return `${ts.flattenDiagnosticMessageText(messageText, " ")} at ${source.slice(start, start + 40)}`
  })
}

describe("the page's script", () => {
  it("has no error of type", () => assert.isEmpty(complaints(script.markup)), 30_000)

  it("holds nothing that would end it early", () => assert.notMatch(script.markup, /<\/script|<!--/iu))
})
