/** Bundles the command into one file that resolves nothing at its start. As a program it writes dist/runbell.mjs, or the file that it is given; and of a test's program, if that is given too. */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
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

export const buildCommand = (outfile, entry = "src/cli/bin.ts") =>
  build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    minify: true,
    legalComments: "none",
    define: { RUNBELL_VERSION: JSON.stringify(version) },
    banner: {
      js: '#!/usr/bin/env node\nimport{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);'
    },
    plugins: [leaveStdoutAlone],
    logLevel: "warning"
  })

const [outfile = `${root}dist/runbell.mjs`, entry] = process.argv.slice(2)
await buildCommand(outfile, entry)
