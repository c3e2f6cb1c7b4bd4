/** What the command's file begins with: it makes programs of the command's parts, which are texts. Effect is in the parts, and not here. */
import { cachedDataVersionTag } from "node:v8"
import { Script } from "node:vm"
import { readCode, writeCode } from "./keptCode.ts"
import { optimise } from "./optimise.ts"

/** A part of the command. */
export interface Part {
  /**
   * Nobody calls it: its body is a comment, and the comment is the text of a function. V8 parses whatever it may have to
   * call, and passes over a comment. A function tells its own text, and V8 keeps that anyway: so it is there also when
   * somebody installs another version while a run goes on.
   */
  readonly text: () => void
  /** Another one for each other text. */
  readonly mark: string
}

export interface Command {
  /** The way of a run. */
  readonly run: Part
  /** Everything that is loaded when it is used. */
  readonly rest: Part
  readonly url: string
  readonly require: NodeJS.Require
}

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
const programOf = (part: Part, filename: string): Function => {
  const tag = cachedDataVersionTag()
  const name = `${part.mark}-${tag}`
  const code = readCode(process.env, name)
  const script = new Script(textOf(part), { filename, cachedData: code })
  if (code === undefined) keepSoon(name, script, tag)
  return script.runInThisContext()
}

/** Runs the command. */
export const begin = ({ run, rest, url, require }: Command): void => {
  let loaders: Readonly<Record<string, () => Promise<unknown>>> | undefined
  const later = (name: string) => {
    if (loaders === undefined) {
      const module = { exports: {} }
      programOf(rest, `${url} (loaded when used)`)(module, require, url)
      loaders = module.exports
    }
    return loaders[name]?.()
  }
  programOf(run, url)({ exports: {} }, require, url, later)
}
