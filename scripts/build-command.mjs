/** Bundles the command into one file that resolves nothing at its start. Writes dist/runbell.mjs, or the file that it is given. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"
import { brotliCompressSync } from "node:zlib"
import { build } from "esbuild"

const root = fileURLToPath(new URL("..", import.meta.url))
const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8"))

/**
 * Effect's logger asks at load whether `process.stdout` is a terminal. That loads Node's streams, and makes a pipe
 * non-blocking for every process that shares it: the wrapped command would notice. The command has a logger of its own.
 */
const leaveStdoutAlone = {
  name: "leave-stdout-alone",
  setup: ({ onLoad }) =>
    onLoad({ filter: /effect[/\\]dist[/\\]esm[/\\]internal[/\\]logger\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replace('typeof process.stdout === "object" && process.stdout !== null', "true")
        .replace("process.stdout.isTTY === true", "false")
    }))
}

/** Takes what is packed at the end of the file, and loads it. */
const unpack = `
const text = require("node:fs").readFileSync(new URL(import.meta.url), "latin1")
const packed = Buffer.from(text.slice(text.lastIndexOf("/*") + 2, text.lastIndexOf("*/")), "base64")
const source = require("node:zlib").brotliDecompressSync(packed)
export const { main, commands } = await import("data:text/javascript;base64," + source.toString("base64"))
`

/** V8 reads all of a file before it runs any of it: what a run does not need is packed away, and costs it nothing. */
const packCommands = {
  name: "pack-commands",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /commands\/main\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "commands", namespace: "packed" } : undefined
    )
    onLoad({ filter: /.*/, namespace: "packed" }, () => ({ contents: unpack }))
  }
}

const bundle = async (entry, { plugins, place }) => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    minify: true,
    legalComments: "none",
    define: { RUNBELL_VERSION: JSON.stringify(version) },
    banner: {
      js: `import{createRequire as __createRequire}from"node:module";const require=__createRequire(${place});`
    },
    plugins: [leaveStdoutAlone, ...plugins],
    logLevel: "warning"
  })
  return outputFiles[0].text
}

const pack = async () => {
  const commands = await bundle("src/cli/commands/main.ts", { plugins: [], place: '"/"' })
  return `/*${brotliCompressSync(commands).toString("base64")}*/\n`
}

const write = (file, content) => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `#!/usr/bin/env node\n${content}`)
  chmodSync(file, 0o755)
}

const [outfile = `${root}dist/runbell.mjs`, other] = process.argv.slice(2)
const main = await bundle(other ?? "src/cli/bin.ts", { plugins: [packCommands], place: "import.meta.url" })
// Another program of the same make, as the tests have one, has no commands.
write(outfile, other === undefined ? main + (await pack()) : main)
