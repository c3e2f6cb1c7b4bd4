/** What the command's file begins with: it makes programs of the command's parts, which are texts. Effect is in the parts, and not here. */
import { cachedDataVersionTag } from "node:v8"
import { Script } from "node:vm"
import { readCode, writeCode } from "./keptCode.ts"
import { optimise } from "./optimise.ts"

/** A part of the command: programs that require one another. */
export interface Part {
  readonly names: ReadonlyArray<string>
  /**
   * Nobody calls it: its body is a comment, and the comment is the text of a function. V8 parses whatever it may have to
   * call, and passes over a comment. A function tells its own text, and V8 keeps that anyway: so it is there also when
   * somebody installs another version while a run goes on.
   */
  readonly text: () => void
  /** Another one for each other text. */
  readonly mark: string
}

/** The command's file. */
interface Own {
  readonly url: string
}

export interface Command {
  /** What a start is made of comes first, and what is loaded when it is used after it. */
  readonly parts: ReadonlyArray<Part>
  readonly own: Own
  /** Gives Node's own modules. */
  readonly require: (name: string) => unknown
}

/** Loads something of the rest. */
type Later = (name: string) => Promise<unknown> | undefined

type Program = (module: { exports: object }, require: (name: string) => unknown, own: Own, later: Later) => void

type Rest = Readonly<Record<string, () => Promise<unknown>>>

/** In a comment it stands for what would end the comment, and means the same in a text and in a pattern. */
const closing = String.raw`*\u{200b}/`

const textOf = ({ text }: Part): string => {
  const whole = text.toString()
  return whole.slice(whole.indexOf("/*") + 2, whole.lastIndexOf("*/")).replaceAll(closing, "*/")
}

/** When a start is over, in milliseconds: V8 has made what it uses, and has not yet forgotten what it used only once. */
const started = 1_000

/** V8 takes no code that was made under other flags than those of the start, and a run may have changed one since (`staySmall`). */
const codeOf = (script: Script, tag: number): Buffer => {
  if (cachedDataVersionTag() === tag) return script.createCachedData()
  optimise(true)
  try {
    return script.createCachedData()
  } finally {
    optimise(false)
  }
}

/** Once, and at the end of a process that ends before. */
const keepSoon = (name: string, script: Script, tag: number): void => {
  let isKept = false
  const keep = (): void => {
    if (isKept) return
    isKept = true
    writeCode(process.env, name, () => codeOf(script, tag))
  }
  setTimeout(keep, started).unref()
  process.once("exit", keep)
}

/** As V8 made it before, where that is kept. */
const programsOf = (part: Part, filename: string): Readonly<Record<string, Program>> => {
  const tag = cachedDataVersionTag()
  const name = `${part.mark}-${tag}`
  const code = readCode(process.env, name)
  const script = new Script(textOf(part), { filename, cachedData: code })
  if (code === undefined) keepSoon(name, script, tag)
  return script.runInThisContext()
}

/** Runs the command. */
export const begin = ({ parts, own, require }: Command): void => {
  const programs = new Map<string, Program>()
  const loaded = new Map<string, object>()
  const read = (part: Part, name: string): void => {
    for (const [other, program] of Object.entries(programsOf(part, `runbell ${name}`))) programs.set(other, program)
  }
  const run = (name: string, program: Program): object => {
    const module = { exports: {} }
    program(module, load, own, later)
    loaded.set(name, module.exports)
    return module.exports
  }
  const load = (name: string): unknown => {
    const part = parts.find(({ names }) => names.includes(name))
    if (part === undefined) return require(name)
    if (!programs.has(name)) read(part, name)
    const program = programs.get(name)
    return loaded.get(name) ?? (program === undefined ? undefined : run(name, program))
  }
  // It exports nothing else.
  const later: Later = (name) => (load("./rest.js") as Rest)[name]?.()
  load("./entry.js")
}
