/** Bundles the command into one file that resolves nothing at its start. As a program it writes dist/runbell.mjs, or the file that it is given. */
import { readFileSync } from "node:fs"
import { fileURLToPath, pathToFileURL } from "node:url"
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

export const buildCommand = (outfile) =>
  build({
    absWorkingDir: root,
    entryPoints: ["src/cli/bin.ts"],
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await buildCommand(process.argv[2] ?? `${root}dist/runbell.mjs`)
}
