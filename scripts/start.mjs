/** `npm start`: installs what is missing, then runs the main job in this very process, so that Ctrl-C and the exit code are its own. */
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const at = (path) => new URL(`../${path}`, import.meta.url)

const packagesIn = (lockFile) => {
  try {
    return JSON.parse(readFileSync(at(lockFile), "utf8")).packages
  } catch {
    return undefined
  }
}

/** Why an installation is needed; nothing when all that the lock file names is there in its version. */
const missing = () => {
  const installed = packagesIn("node_modules/.package-lock.json")
  if (installed === undefined) return "its packages are not installed yet"
  const isThere = ([path, { version, optional }]) =>
    path === "" || optional === true || installed[path]?.version === version
  const locked = Object.entries(packagesIn("package-lock.json") ?? {})
  return locked.every(isThere) ? undefined : "the installed packages are not those of package-lock.json"
}

/** npm tells its scripts where it is; on Windows that spares a shell. */
const npm = (...args) => {
  const itself = process.env.npm_execpath
  const [command, first] = itself === undefined ? ["npm", []] : [process.execPath, [itself]]
  return spawnSync(command, [...first, ...args], { cwd: at(""), stdio: ["ignore", "ignore", "inherit"] })
}

const install = (reason) => {
  console.error(`npm ci, since ${reason}. This takes a moment, and happens once.`)
  const { status } = npm("ci", "--no-audit", "--no-fund", "--loglevel=error")
  if (status !== 0) process.exit(status ?? 1)
}

const reason = missing()
if (reason !== undefined) install(reason)

const { register } = await import("tsx/esm/api")
register({ tsconfig: fileURLToPath(at("tsconfig.json")) })
await import(at("examples/mnist/main.ts").href)
