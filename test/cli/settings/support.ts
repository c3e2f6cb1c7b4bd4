/** Folders and files for a test of the settings, and an environment of its own. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { Effect } from "effect"

export interface Place {
  readonly home: string
  readonly project: string
  /** Writes below the place; an object as JSON. */
  readonly write: (path: string, content: unknown, mode?: number) => string
  readonly environment: Readonly<Record<string, string>>
}

const make = (): Place => {
  const root = mkdtempSync(join(tmpdir(), "runbell-settings-"))
  const write: Place["write"] = (path, content, mode = 0o600) => {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content))
    chmodSync(file, mode)
    return file
  }
  const home = join(root, "home")
  const project = join(root, "home/work/mnist")
  mkdirSync(join(project, ".git"), { recursive: true })
  return { home, project, write, environment: { HOME: home } }
}

/** A home with a repository in it, gone again when the test is over. */
export const place = Effect.acquireRelease(Effect.sync(make), ({ home }) =>
  Effect.sync(() => rmSync(dirname(home), { recursive: true, force: true }))
)

export const project = (path: string): string => `home/work/mnist/${path}`

export const user = "home/.config/runbell/runbell.json"

/** It looks like one, and is none. */
export const url = "https://hooks.slack.com/services/T000/B000/XXXX"
