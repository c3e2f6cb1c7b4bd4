/** What a command writes arrives: all of it, in its order, as it comes, and where it was to go. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { useWrapper } from "./support/wrapper.ts"

const { folder, run, same, wrap, wrapped } = useWrapper()

/** Bytes of every kind, as many as asked for, and the same every time. */
const noise = (bytes: number) => `python3 -c 'import random, sys
random.seed(1)
for _ in range(${bytes} // 65521 + 1): sys.stdout.buffer.write(random.randbytes(65521))'`

/** Written by turns to both, each piece at once. */
const byTurns = `python3 -c 'import os
for n in range(3000): os.write(1 + n % 2, b"%d\\n" % n)'`

describe("a command's output", () => {
  it.effect("arrives byte for byte through a pipe", () => same(`$RUN ${noise(50_000_000)} | sha256sum`))

  it.effect("arrives in its order where stdout and stderr are one pipe", () => same(`$RUN ${byTurns} 2>&1 | cat`))

  it.effect("stays apart where they are two", () =>
    Effect.gen(function* () {
      yield* same(`{ $RUN ${byTurns} | sha256sum; } 2>err; sha256sum err`)
      yield* same(`$RUN ${byTurns} 2>&1 >out | sha256sum; sha256sum out`)
    })
  )

  it.effect("arrives as it comes: what is to be answered is there to be read", () =>
    same(`mkfifo answer && $RUN sh -c 'printf question; cat answer' | python3 -c '
import os
question = os.read(0, 100)
with open("answer", "w") as answer: answer.write(" answer")
print(question, os.read(0, 100))'; rm answer`)
  )

  it.effect("can be opened again by the command itself", () =>
    same(
      "$RUN sh -c 'echo one >/dev/stdout; echo two >/dev/stderr; echo three | tee /dev/stderr >/proc/self/fd/1' 2>&1 | cat"
    )
  )

  it.effect("goes to nobody once its reader is gone, and the command dies of it as it would", () =>
    same("bash -c '$RUN yes | head -1; echo ${PIPESTATUS[0]}'")
  )

  it.effect("that cannot be written costs the command nothing, and is complained of once", () =>
    Effect.gen(function* () {
      const script = "$RUN sh -c 'yes | head -50000; echo end; exit 3' >/dev/full"
      const { code, stderr } = yield* wrapped(script, "", "--output")
      assert.strictEqual(code, 3)
      assert.match(stderr, /^runbell: some of the command's output could not be written[^\n]*ENOSPC[^\n]*\n$/u)
    })
  )

  it.effect("is seen whole by who looks on, whether it is copied of itself or on request", () =>
    Effect.gen(function* () {
      yield* wrapped("$RUN seq 20000 | tail -1", "", `--seen=${join(folder, "seen")}`)
      const { stdout } = yield* wrapped("$RUN seq 20000 >out; cat out", "", `--output --seen=${join(folder, "asked")}`)
      assert.strictEqual(readFileSync(join(folder, "seen"), "utf8"), stdout)
      assert.strictEqual(readFileSync(join(folder, "asked"), "utf8"), stdout)
    })
  )

  it.effect("is not copied where it goes to a file", () =>
    Effect.gen(function* () {
      yield* wrapped("$RUN echo hello >out", "", `--seen=${join(folder, "unseen")}`)
      assert.strictEqual(readFileSync(join(folder, "unseen"), "utf8"), "")
    })
  )

  it.effect("arrives untouched or through Node's own pipes where no pipe can be made", () =>
    Effect.gen(function* () {
      const script = `$RUN ${noise(1_000_000)} 2>&1 | grep -av '^runbell: ' | sha256sum; $RUN sh -c 'echo out; echo err >&2; exit 3' | cat`
      const bare = yield* run(script, "")
      assert.deepStrictEqual(yield* run(`export TMPDIR=/no/such; ${script}`, wrap()), bare)
    })
  )

  it.effect("of what the command leaves behind holds nobody up either where it never ends", () =>
    same(`{ $RUN sh -c 'yes & exit 3'; echo $? >code; } | { until test -s code; do head -c 8192; sleep 0.02; done >/dev/null; }
      cat code; rm code`)
  )

  it.effect("of what the command leaves behind holds nobody up, and is not lost", () =>
    same(`mkfifo go
      { $RUN sh -c '(cat go; echo late) & echo early; exit 3'; echo $? >code; echo >go; } | cat
      cat code; rm go`)
  )
})
