/** The addresses of a host, found by a process that can be given up. */
import { spawn } from "node:child_process"
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import type { IncomingMessage } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setImmediate } from "node:timers/promises"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { findHost, lookupOf } from "../../../src/cli/http/findHost.ts"
import { post } from "../../../src/cli/http/post.ts"
import { httpServer } from "../../support/servers.ts"

/** A program in place of `getent`, as long as the scope is open. */
const getent = (program: string) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const { PATH } = process.env
      const folder = mkdtempSync(join(tmpdir(), "getent-"))
      writeFileSync(join(folder, "getent"), `#!/bin/sh\n${program}\n`)
      chmodSync(join(folder, "getent"), 0o755)
      process.env["PATH"] = `${folder}:${PATH}`
      return { folder, PATH }
    }),
    ({ folder, PATH }) =>
      Effect.sync(() => {
        process.env["PATH"] = PATH
        rmSync(folder, { recursive: true })
      })
  )

const until = (isTrue: () => boolean) =>
  Effect.promise(async () => {
    while (!isTrue()) await setImmediate()
  })

const lives = (pid: string): boolean =>
  existsSync(`/proc/${pid}`) && !/^State:\s*[ZX]/mu.test(readFileSync(`/proc/${pid}/status`, "latin1"))

/** Says which process it is, and never answers. */
const silent = getent('echo $$ >"$(dirname "$0")/draft"; cd "$(dirname "$0")"; mv draft pid; exec sleep 1000')

describe("findHost", () => {
  it.effect("finds this machine", () =>
    Effect.gen(function* () {
      for (const { address } of yield* findHost("localhost")) assert.oneOf(address, ["127.0.0.1", "::1"])
    })
  )

  it.effect("takes an address as it is, also in the brackets of a URL", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* findHost("127.0.0.1"), [{ address: "127.0.0.1", family: 4 }])
      assert.deepStrictEqual(yield* findHost("[::1]"), [{ address: "::1", family: 6 }])
    })
  )

  it.scoped("takes each address once, the best first", () =>
    Effect.gen(function* () {
      yield* getent(`echo "$1 $2" >&2; cat <<end
2001:db8::7     STREAM slack.example
2001:db8::7     DGRAM
2001:db8::7     RAW
203.0.113.7     STREAM
203.0.113.7     DGRAM
end`)
      assert.deepStrictEqual(yield* findHost("slack.example"), [
        { address: "2001:db8::7", family: 6 },
        { address: "203.0.113.7", family: 4 }
      ])
    })
  )

  it.scoped("says that there is no such host", () =>
    Effect.gen(function* () {
      yield* getent("exit 2")
      assert.strictEqual((yield* Effect.flip(findHost("slack.example"))).code, "ENOTFOUND")
    })
  )

  it.scopedLive("asks Node where there is no such program", () =>
    Effect.gen(function* () {
      const { folder } = yield* getent("exit 2")
      rmSync(join(folder, "getent"))
      process.env["PATH"] = folder
      for (const { address } of yield* findHost("localhost")) assert.oneOf(address, ["127.0.0.1", "::1"])
    })
  )

  it.scopedLive("gives its program up when it is given up itself", () =>
    Effect.gen(function* () {
      const { folder } = yield* silent
      const asking = yield* Effect.fork(findHost("slack.example"))
      yield* until(() => existsSync(join(folder, "pid")))
      const pid = readFileSync(join(folder, "pid"), "utf8").trim()
      yield* Fiber.interrupt(asking)
      yield* until(() => !lives(pid))
    })
  )

  it.scopedLive("leaves its program to nobody when the process ends", () =>
    Effect.gen(function* () {
      const { folder } = yield* silent
      const program = join(import.meta.dirname, "programs/finds.ts")
      const finding = yield* Effect.sync(() => spawn(process.execPath, ["--import", "tsx", program]))
      yield* until(() => existsSync(join(folder, "pid")))
      const pid = readFileSync(join(folder, "pid"), "utf8").trim()
      finding.stdin.end()
      yield* until(() => !lives(pid))
    })
  )
})

describe("lookupOf", () => {
  it.effect("answers Node in either of its ways", () =>
    Effect.gen(function* () {
      const lookup = lookupOf(yield* findHost("127.0.0.1"))
      lookup("slack.example", { all: true }, (error, found) => {
        assert.isNull(error)
        assert.deepStrictEqual(found, [{ address: "127.0.0.1", family: 4 }])
      })
      lookup("slack.example", {}, (error, address, family) => {
        assert.isNull(error)
        assert.deepStrictEqual([address, family], ["127.0.0.1", 4])
      })
    })
  )

  it.scopedLive("leads a post to what was found, under the name that was asked for", () =>
    Effect.gen(function* () {
      const hosts: Array<string | undefined> = []
      const port = yield* httpServer((request: IncomingMessage, response) => {
        hosts.push(request.headers.host)
        response.end("ok")
      })
      yield* getent("echo 127.0.0.1 STREAM")
      const { body } = yield* post(new URL(`http://slack.example:${port}/`), { body: "{}" }, {})
      assert.strictEqual(body, "ok")
      assert.deepStrictEqual(hosts, [`slack.example:${port}`])
    })
  )
})
