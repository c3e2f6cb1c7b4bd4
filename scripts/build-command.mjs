/** Bundles the command into one file that resolves nothing at its start. As a program it writes dist/runbell.mjs, or the file that it is given; and of a test's program, if that is given too. */
import { createHash } from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { basename, dirname, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { build, transform } from "esbuild"

/** In a comment it stands for what would end the comment; see src/cli/start/begin.ts. */
const closing = "*\\u{200b}/"

const root = fileURLToPath(new URL("..", import.meta.url))
const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8"))

/** Stops where Effect has come to be written otherwise. */
const replaceIn = (path, changes) =>
  changes.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
      return text.replace(from, to)
    },
    readFileSync(path, "utf8")
  )

/**
 * Effect's logger asks at load whether `process.stdout` is a terminal. That loads Node's streams, and makes a pipe
 * non-blocking for every process that shares it: the wrapped command would notice. The command has a logger of its own.
 *
 * Effect looks at load for one of its functions in a stack trace, since a bundler may have taken it away. esbuild has not;
 * and V8 would go through the whole text for the lines of the trace, which takes longer than all else that Effect does then.
 *
 * Effect's clock looks for `performance`, and takes the system's clock where Node is: to look loads all of Node's perf_hooks.
 */
const askNothingAtLoad = {
  name: "ask-nothing-at-load",
  setup: ({ onLoad }) => {
    const change = (filter, changes) => onLoad({ filter }, ({ path }) => ({ contents: replaceIn(path, changes) }))
    change(/effect[/\\]dist[/\\]esm[/\\]internal[/\\]logger\.js$/, [
      ['typeof process.stdout === "object" && process.stdout !== null', "true"],
      ["process.stdout.isTTY === true", "false"]
    ])
    change(/effect[/\\]dist[/\\]esm[/\\]Utils\.js$/, [
      [
        'standard.effect_internal_function(() => new Error().stack)?.includes("effect_internal_function") === true',
        "true"
      ]
    ])
    change(/effect[/\\]dist[/\\]esm[/\\]internal[/\\]clock\.js$/, [['typeof performance === "undefined"', "true"]])
  }
}

/** The sandbox's server could speak WebSocket and never does. */
const withoutWebSockets = {
  name: "without-web-sockets",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^ws$/ }, () => ({ path: "ws", namespace: "nothing", sideEffects: false }))
    onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "export {}" }))
  }
}

/** Tells of a run, and is loaded once its command runs. It is a part of its own over the same Effect, unlike the rest. */
const telling = resolve(root, "src/cli/run/tellOf.ts")

/** To what tells: esbuild keeps in one program what two of them use, and all that a start is made of is best in one. */
const wholeStart = 'export { runCommand } from "./runCommand.ts"\n'

/**
 * A run decodes nothing, and Schema with all schemas takes longer to load than the messages of a run to send. So on its
 * way Schema is what stands in for it, and a schema that nobody uses is left out. What our own files import when they use
 * it goes to `later`, whole.
 */
const runAlone = (later) => {
  const importOf = (file) => {
    if (file === telling) return `import(${JSON.stringify(file)})`
    if (!later.has(file)) later.set(file, `load${later.size}`)
    return `__later("${later.get(file)}")`
  }
  return {
    name: "run-alone",
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^effect\/Schema$/ }, ({ importer }) =>
        importer.startsWith(`${root}src`) ? { path: `${root}scripts/noSchema.mjs`, sideEffects: false } : undefined
      )
      onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, ({ path }) => ({
        contents: `${path === telling ? wholeStart : ""}${readFileSync(path, "utf8")}`
          // An example in a comment stays as it is.
          .replace(/^ *\*.*$|\b(?=Schema\.[\w.]+[(<])/gmu, (found) => found || "/* @__PURE__ */ ")
          .replace(/\bimport\("(\.[^"]+)"\)/gu, (_, name) => importOf(resolve(dirname(path), name))),
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

/**
 * Node's own modules are required: `import` would have Node ask each of them for all that it can give, and so load what
 * nobody uses, as the streams of files and WebCrypto.
 */
const required = { format: "cjs", supported: { "dynamic-import": false }, target: "node20", minify: true }

/** To import `node:module`, and to ask for the file's own address, takes a millisecond. Node 20.16 gives its own modules without; before, they are required. */
const head = [
  "#!/usr/bin/env node",
  "const own={get url(){return import.meta.url}};",
  'const require=process.getBuiltinModule??(await import("node:module")).createRequire(own.url);'
].join("\n")

const textIn = ({ outputFiles: [file] }) => file.text

/** What makes programs of the parts. It has no part in it. */
const buildBegin = async () =>
  textIn(await build({ ...shared, entryPoints: ["src/cli/start/begin.ts"], format: "iife", globalName: "start" }))

/** esbuild would make a function of each export, and all of them would be made at every start. */
const exportAtOnce = (code) =>
  code.replace(/\bexport\{([^{}]*)\};?\s*$/u, (_, names) => {
    const fields = names.split(",").map((name) => name.split(" as ").toReversed().join(":"))
    return `module.exports={${fields}};`
  })

/** The way of a run: the programs by the names by which they require one another. */
const buildRun = async (entry, later, options) => {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [entry],
    plugins: [askNothingAtLoad, runAlone(later)],
    define: { ...options.define, "crypto.getRandomValues": "getRandomValues" },
    inject: ["scripts/getRandomValues.mjs"],
    format: "esm",
    splitting: true,
    outdir: "dist",
    entryNames: "entry",
    chunkNames: "[name]"
  })
  const programs = outputFiles.map(async ({ path, text }) => [
    `./${basename(path)}`,
    (await transform(exportAtOnce(text), required)).code
  ])
  return Object.fromEntries(await Promise.all(programs))
}

/** Everything that is loaded when it is used. */
const buildRest = async (files, options) => {
  const entry = files.map((file, index) => `export const load${index} = () => import(${JSON.stringify(file)})`)
  return textIn(
    await build({
      ...options,
      ...required,
      stdin: { contents: entry.join("\n"), resolveDir: root },
      plugins: [askNothingAtLoad, withoutWebSockets]
    })
  )
}

/**
 * One character beyond Latin-1 would make V8 keep all of the text with two bytes a character. esbuild leaves such characters in
 * patterns and templates, and there an escape means the same.
 */
const inAscii = (code) =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)

/** The programs as a part of the command; see `Part` of src/cli/start. V8 takes what is in parentheses for called at once, and parses it once. */
const partOf = (programs) => {
  const functions = Object.entries(programs).map(
    ([name, code]) => `${JSON.stringify(name)}:(function(module,require,__own,__later){${code}\n})`
  )
  const text = inAscii(`({${functions.join(",\n")}})`)
  if (text.includes(closing)) throw new Error(`The text has what stands for the end of a comment: ${closing}`)
  const mark = createHash("sha256").update(text).digest("hex").slice(0, 16)
  const names = JSON.stringify(Object.keys(programs))
  return `{names:${names},mark:"${mark}",text:function(){/*${text.replaceAll("*/", closing)}*/}}`
}

/** The part that tells; none in a test's program that never does. */
const tellingPart = (code) => (code === undefined ? [] : [{ "./tellOf.js": code }])

export const buildCommand = async (outfile, entry = "src/cli/bin.ts") => {
  const later = new Map()
  const options = { ...shared, define: { RUNBELL_VERSION: JSON.stringify(version), "import.meta.url": "__own.url" } }
  const run = await buildRun(entry, later, options)
  // What stands in for Schema has none but errors.
  const used = /.{0,80}\(void 0\)\(.{0,80}/u.exec(Object.values(run).join("\n"))?.[0]
  if (used !== undefined) throw new Error(`A schema is used on the way of a run: ${used}`)
  const { "./tellOf.js": tellOf, ...start } = run
  const rest = { "./rest.js": await buildRest(Array.from(later.keys()), options) }
  const parts = [start, ...tellingPart(tellOf), rest].map(partOf).join(",\n")
  mkdirSync(dirname(resolve(outfile)), { recursive: true })
  writeFileSync(outfile, `${head}\n${await buildBegin()}start.begin({own,require,parts:[\n${parts}]})\n`)
}

const [outfile = `${root}dist/runbell.mjs`, entry] = process.argv.slice(2)
await buildCommand(outfile, entry)
