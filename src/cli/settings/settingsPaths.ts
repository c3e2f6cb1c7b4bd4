/** Where runbell.json is looked for. */
import { existsSync } from "node:fs"
import { dirname, isAbsolute, join, resolve } from "node:path"
import { type Environment, variable } from "./Environment.ts"

const fileName = "runbell.json"

/**
 * From the folder up to the repository's root, which is the one with `.git`. Outside of a repository only the folder
 * itself: above it begins what belongs to others.
 */
const foldersOf = (cwd: string): ReadonlyArray<string> => {
  const folders: Array<string> = []
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    folders.push(folder)
    if (existsSync(join(folder, ".git"))) return folders
    if (folder === dirname(folder)) return [resolve(cwd)]
  }
}

/** The user's folder for runbell, as the XDG Base Directory Specification has it: a relative `XDG_CONFIG_HOME` counts as none. */
export const userFolder = (environment: Environment): string | undefined => {
  const xdg = variable(environment, "XDG_CONFIG_HOME")
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, "runbell")
  const home = variable(environment, "HOME")
  return home === undefined ? undefined : join(home, ".config", "runbell")
}

/** The user's file, whether it is there or not; none without a home. */
export const userFile = (environment: Environment): string | undefined => {
  const folder = userFolder(environment)
  return folder === undefined ? undefined : join(folder, fileName)
}

/** The nearest file of the project, if there is one. The user's own file is not taken for it. */
export const projectFile = (cwd: string, environment: Environment): string | undefined =>
  foldersOf(cwd)
    .map((folder) => join(folder, fileName))
    .find((path) => path !== userFile(environment) && existsSync(path))

/** Where a new file of the project goes. */
export const newProjectFile = (cwd: string): string => join(resolve(cwd), fileName)
