/** Every example of a docstring compiles as it stands: a reader copies it from the hover of an editor. */
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { promisify } from "node:util"
import { assert, describe, it } from "@effect/vitest"

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

describe("the examples in docstrings", () => {
  it("are there, and compile in the project's strict settings", { timeout: 600_000 }, async () => {
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
