/** Every public name has an example in its docstring, and every example compiles as it stands: a reader copies it from the hover of an editor. */
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { promisify } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import ts from "typescript"

const root = path.resolve(import.meta.dirname, "..")
const folder = path.join(root, ".artifacts", "examples-in-docs")

const sources = fs
  .readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.startsWith("cli"))

/** From `@example` to the next tag or the end of the comment. */
const examplesOf = (source: string): ReadonlyArray<string> =>
  Array.from(source.matchAll(/^ *\* @example\n((?: *\* ?(?!@).*\n)*?)(?= *\* @| *\*\/)/gmu), ([, text = ""]) =>
    text.replaceAll(/^ *\* ?/gmu, "")
  )

const examples = sources.flatMap((file) =>
  examplesOf(fs.readFileSync(path.join(root, "src", file), "utf8")).map((code, index) => ({
    name: `${file.replaceAll(/[/.]/gu, "-")}-${index}.ts`,
    code
  }))
)

interface PublicName {
  readonly name: string
  readonly symbol: ts.Symbol
}

/** What a module exports, with all that is in those exports that are modules themselves (`Alert.above`). */
const namesOf = (checker: ts.TypeChecker, module: ts.Symbol, prefix: string): ReadonlyArray<PublicName> =>
  checker.getExportsOfModule(module).flatMap((exported): ReadonlyArray<PublicName> => {
    const name = `${prefix}${exported.name}`
    const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0
    const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported
    const isModule = (symbol.flags & ts.SymbolFlags.ValueModule) !== 0
    return isModule ? namesOf(checker, symbol, `${name}.`) : [{ name, symbol }]
  })

const hasExample = (checker: ts.TypeChecker, symbol: ts.Symbol): boolean =>
  symbol.getJsDocTags(checker).some(({ name, text = [] }) => name === "example" && text.length > 0)

/** The entries of the package that documentation is made of. */
const entries: ReadonlyArray<string> = Object.keys(
  ts.readConfigFile(path.join(root, "package.json"), ts.sys.readFile).config.exports
)
  .filter((entry) => !entry.endsWith(".json"))
  .map((entry) => path.join(root, "src", `${entry === "." ? "index" : entry.slice(2)}.ts`))

describe("the examples in docstrings", () => {
  it("are there for every public name of every entry", { timeout: 600_000 }, () => {
    const config = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile).config
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root)
    const program = ts.createProgram(entries, options)
    const checker = program.getTypeChecker()
    const names = entries.flatMap((entry) => {
      const file = program.getSourceFile(entry)
      const module = file === undefined ? undefined : checker.getSymbolAtLocation(file)
      return module === undefined ? [] : namesOf(checker, module, `${path.basename(entry, ".ts")}: `)
    })
    assert.isAbove(names.length, 200)
    assert.deepStrictEqual(
      names.filter(({ symbol }) => !hasExample(checker, symbol)).map(({ name }) => name),
      []
    )
  })

  it("compile in the project's strict settings", { timeout: 600_000 }, async () => {
    assert.isAbove(examples.length, 10)
    fs.rmSync(folder, { recursive: true, force: true })
    fs.mkdirSync(folder, { recursive: true })
    for (const { name, code } of examples) fs.writeFileSync(path.join(folder, name), code)
    fs.writeFileSync(
      path.join(folder, "tsconfig.json"),
      JSON.stringify({
        extends: "../../tsconfig.json",
        compilerOptions: { plugins: [], noUnusedLocals: false },
        include: ["*.ts"]
      })
    )
    // What it says of an example that does not compile is on stdout, and its exit code rejects with it.
    const { stdout } = await promisify(execFile)("npx", ["tsc", "-p", folder], { cwd: root }).catch(
      (error: { readonly stdout: string }) => error
    )
    assert.strictEqual(stdout, "")
  })
})
