/** Where the messages for one destination wait. One folder a host, since a home may be shared: locks and renames hold on one machine only. */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { hostname } from "node:os"
import { join } from "node:path"
import * as Option from "effect/Option"

const machineId = Option.liftThrowable(() => readFileSync("/etc/machine-id", "utf8").trim())

/** The host's name, as far as it can be in a path, and what tells two hosts of one name apart. */
export const hostKey = (): string => {
  const name = hostname()
  const machine = Option.getOrElse(machineId(), () => "")
  const mark = createHash("sha256").update(`${name}\n${machine}`).digest("hex").slice(0, 8)
  return `${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/gu, "-")
    .slice(0, 40)}-${mark}`
}

/** Those of all hosts are in here. */
export const outboxesIn = (state: string): string => join(state, "outbox")

/** The folders of all of this host's destinations are in here. */
export const hostFolder = (state: string): string => join(outboxesIn(state), hostKey())

/** `state` is the folder of all that runbell keeps. */
export const outboxFolder = (state: string, fingerprint: string): string => join(hostFolder(state), fingerprint)
