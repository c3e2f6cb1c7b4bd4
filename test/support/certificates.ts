/** An authority that nobody else trusts, and a server's certificate from it, made anew for each run of a test. */
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect } from "effect"

export interface Certificate {
  /** The path of the authority's own certificate, for `NODE_EXTRA_CA_CERTS`. */
  readonly authority: string
  readonly key: string
  readonly cert: string
}

/** The words of the commands hold no spaces but in names, which stand apart. */
const openssl = (folder: string, words: string, ...more: ReadonlyArray<string>) => {
  const kind = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3"
  execFileSync("openssl", `${kind} ${words}`.split(" ").concat(more), { cwd: folder, stdio: "ignore" })
}

const make = (folder: string, names: string): Certificate => {
  openssl(folder, "-keyout ca.key -out ca.pem -subj", "/CN=runbell test authority")
  const identity = ["/CN=runbell test server", "-addext", `subjectAltName=${names}`]
  openssl(folder, "-CA ca.pem -CAkey ca.key -keyout server.key -out server.pem -subj", ...identity)
  const read = (name: string) => readFileSync(join(folder, name), "utf8")
  return { authority: join(folder, "ca.pem"), key: read("server.key"), cert: read("server.pem") }
}

/** For the names, such as `DNS:hooks.slack.com,IP:127.0.0.1`. */
export const certificate = (names: string) =>
  Effect.acquireRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "runbell-certificates-"))),
    (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
  ).pipe(Effect.map((folder) => make(folder, names)))
