/** Bundles the command into one file that resolves nothing at its start. As a program it writes dist/runbell.mjs, or the file that it is given; and of a test's program, if that is given too. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, resolve } from "node:path"
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

/** The sandbox's server could speak WebSocket and never does. */
const withoutWebSockets = {
  name: "without-web-sockets",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^ws$/ }, () => ({ path: "ws", namespace: "nothing", sideEffects: false }))
    onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "export {}" }))
  }
}

/**
 * A run decodes nothing, and Schema with all schemas takes longer to load than the messages of a run to send. So on its
 * way Schema is what stands in for it, and a schema that nobody uses is left out. What our own files import when they use
 * it goes to `later`, whole.
 */
const runAlone = (later) => {
  const loaderOf = (file) => {
    if (!later.has(file)) later.set(file, `load${later.size}`)
    return later.get(file)
  }
  return {
    name: "run-alone",
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^effect\/Schema$/ }, ({ importer }) =>
        importer.startsWith(`${root}src`) ? { path: `${root}scripts/noSchema.mjs`, sideEffects: false } : undefined
      )
      onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, ({ path }) => ({
        contents: readFileSync(path, "utf8")
          // An example in a comment stays as it is.
          .replace(/^ *\*.*$|\b(?=Schema\.[\w.]+[(<])/gmu, (found) => found || "/* @__PURE__ */ ")
          .replace(/\bimport\("(\.[^"]+)"\)/gu, (_, name) => `__later("${loaderOf(resolve(dirname(path), name))}")`),
        loader: "ts"
      }))
    }
  }
}

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  minify: true,
  legalComments: "none",
  write: false,
  logOverride: { "import-is-undefined": "silent" },
  logLevel: "warning"
}

const banner = [
  "#!/usr/bin/env node",
  'import{createRequire as __createRequire}from"node:module";',
  "const __url=import.meta.url,require=__createRequire(__url);"
].join("\n")

/** Everything that is loaded when it is used, as the body of one function. */
const buildRest = async (files, options) => {
  const entry = files.map((file, index) => `export const load${index} = () => import(${JSON.stringify(file)})`)
  const { outputFiles } = await build({
    ...options,
    stdin: { contents: entry.join("\n"), resolveDir: root },
    format: "cjs",
    // What is compiled from a text has no loader of its own: it may only require.
    supported: { "dynamic-import": false },
    plugins: [leaveStdoutAlone, withoutWebSockets]
  })
  const [text = ""] = outputFiles.map(({ text }) => text)
  return text
}

/**
 * One character beyond Latin-1 would make V8 keep all of the text with two bytes a character. esbuild leaves such characters in
 * patterns and templates, and there an escape means the same.
 */
const inAscii = (code) =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)

/**
 * V8 parses the body of a function even if nobody calls it: for the rest that takes longer than Node's own start, and 16
 * MB. It passes over a comment. What would end the comment is written so that it does not. A function tells its own text, and V8
 * keeps that anyway: so the rest is there also when somebody installs another version while a run goes on.
 */
const inComment = (rest) => {
  const closing = "*\\u{200b}/"
  if (rest.includes(closing)) throw new Error(`The text has what stands for the end of a comment: ${closing}`)
  return {
    loader: [
      "var __rest;function __later(name){if(__rest===undefined){",
      `const text=__comment.toString(),body=text.slice(text.indexOf("/*")+2,text.lastIndexOf("*/")).replaceAll(${JSON.stringify(closing)},"*"+"/"),`,
      'module={exports:{}},filename=__url+" (loaded when used)";',
      'require("node:vm").compileFunction(body,["module","exports","require","__url"],{filename})',
      "(module,module.exports,require,__url);__rest=module.exports}",
      "return __rest[name]()}"
    ].join(""),
    comment: `\nfunction __comment(){/*"use strict";${rest.replaceAll("*/", closing)}*/}\n`
  }
}

export const buildCommand = async (outfile, entry = "src/cli/bin.ts") => {
  const later = new Map()
  const define = { RUNBELL_VERSION: JSON.stringify(version), "import.meta.url": "__url" }
  const run = await build({
    ...shared,
    define,
    entryPoints: [entry],
    format: "esm",
    plugins: [leaveStdoutAlone, runAlone(later)]
  })
  const [code = ""] = run.outputFiles.map(({ text }) => text)
  // What stands in for Schema has none but errors.
  const used = /.{0,80}\(void 0\)\(.{0,80}/u.exec(code)?.[0]
  if (used !== undefined) throw new Error(`A schema is used on the way of a run: ${used}`)
  const { loader, comment } = inComment(await buildRest(Array.from(later.keys()), { ...shared, define }))
  mkdirSync(dirname(resolve(outfile)), { recursive: true })
  writeFileSync(outfile, inAscii(`${banner}${loader}${code}${comment}`))
}

const [outfile = `${root}dist/runbell.mjs`, entry] = process.argv.slice(2)
await buildCommand(outfile, entry)
