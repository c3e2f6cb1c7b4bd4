/** What a run is called when nobody says: by the program that runs, not by what starts it. Pure. */
import { type Interpreter, interpreters, starters, taskRunners } from "./programs.ts"

type Arguments = ReadonlyArray<string>

const baseOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1)

/** What else stands in an argument may be a secret. Most names are plain, and V8 takes long to make a pattern of all letters. */
const isName = (text: string): boolean =>
  /^[\w.:@+ -]{1,100}$/.test(text) || /^[\p{L}\p{M}\p{N}_.:@+ -]{1,100}$/u.test(text)

const isOption = (argument: string): boolean => argument.startsWith("-")

const nameIn = (path: string | undefined): string | undefined => {
  const base = path === undefined ? "" : baseOf(path)
  return isName(base) ? base : undefined
}

const moduleIn = (text: string | undefined): string | undefined =>
  text !== undefined && /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(text) ? text : undefined

const interpreterOf = (command: string): Interpreter | undefined =>
  interpreters.find(({ name }) => name.test(baseOf(command)))

/** The file or module that an interpreter is given; nothing where the program stands in an argument. */
const scriptOf = ({ module, inline, valued, words }: Interpreter, args: Arguments): string | undefined => {
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? ""
    const named = module?.exec(argument)
    if (named) return moduleIn(named[1] || args[index + 1])
    if (inline.test(argument)) return undefined
    if (valued.test(argument)) index += 1
    else if (!isOption(argument) && words?.has(argument) !== true) return nameIn(argument)
  }
  return undefined
}

const isScript = (argument: string): boolean =>
  /^[^-=][^=]*\.(?:py|sh|bash|zsh|[cm]?[jt]s|R|r|jl|rb|pl|ipynb|jar|sbatch|slurm)$/u.test(argument)

const isPath = (argument: string): boolean => /^\.{0,2}\/[^=]+$/u.test(argument)

/**
 * The program among arguments whose options are not known: what cannot be an option's value, then a path, which can.
 */
const startedAmong = (args: Arguments): string | undefined => {
  for (const [index, argument] of args.entries()) {
    if (argument === "-m" || argument === "--module") {
      const module = moduleIn(args[index + 1])
      if (module?.includes(".") === true) return module
    }
    if (isScript(argument)) return nameIn(argument)
    if (interpreterOf(argument) !== undefined) return nameOf(argument, args.slice(index + 1))
  }
  return args
    .filter(isPath)
    .map(nameIn)
    .find((name) => name !== undefined)
}

/** `env` has variables before its program, `timeout` a time. */
const isBeforeProgram = (argument: string): boolean => /^\w+=|^\d[\d.]*[smhd]?$/u.test(argument)

const startedBy = (words: ReadonlySet<string>, args: Arguments): string | undefined => {
  const first = args.findIndex((argument) => !words.has(argument) && !isBeforeProgram(argument))
  const program = args[first]
  if (program === undefined) return undefined
  return isOption(program) ? startedAmong(args.slice(first)) : nameOf(program, args.slice(first + 1))
}

const taskOf = (words: ReadonlySet<string>, args: Arguments): string | undefined => {
  const named = args.slice(0, words.has(args[0] ?? "") ? 2 : 1)
  return named.length > 0 && named.every((word) => isName(word) && !isOption(word)) ? named.join(" ") : undefined
}

const nameOf = (command: string, args: Arguments): string | undefined => {
  const base = baseOf(command)
  const starter = Object.hasOwn(starters, base) ? starters[base] : undefined
  if (starter !== undefined) return startedBy(starter, args) ?? nameIn(command)
  const runner = Object.hasOwn(taskRunners, base) ? taskRunners[base] : undefined
  const task = runner === undefined ? undefined : taskOf(runner, args)
  if (task !== undefined) return `${base} ${task}`
  const interpreter = interpreterOf(command)
  return (interpreter === undefined ? undefined : scriptOf(interpreter, args)) ?? nameIn(command)
}

/**
 * The script's, module's or program's name: `train.py` for `torchrun --nproc-per-node 8 train.py --lr 0.1`, `pkg.train`
 * for `python -m pkg.train`, `npm run train` for a task. The command's own name where nothing better is certain.
 */
export const defaultName = (command: string, args: Arguments): string => nameOf(command, args) ?? "run"
