/** At a terminal a wrapped command is at the terminal: its size, its keys, its job control. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { text } from "node:stream/consumers"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { useWrapper } from "./support/wrapper.ts"

const { folder, wrap } = useWrapper()

const program = (name: string) => new URL(`./programs/${name}`, import.meta.url).pathname

/** A script in a terminal, and somebody who reads and types. What was shown. */
const play = (script: string, RUN: string, ...steps: ReadonlyArray<string>): Effect.Effect<string> =>
  Effect.promise(async () => {
    const env = { ...process.env, RUN, TERM: "dumb" }
    const child = spawn("python3", [program("terminal.py"), script, ...steps], { cwd: folder, env })
    const [shown, complaint] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")])
    assert.strictEqual(complaint, "")
    return shown
  })

/** The same is shown with the wrapper as without. */
const same = (script: string, ...steps: ReadonlyArray<string>): Effect.Effect<string> =>
  Effect.zipWith(play(script, "", ...steps), play(script, wrap(), ...steps), (bare, wrapped) => {
    assert.strictEqual(wrapped, bare)
    return bare
  })

const counts = `$RUN python3 ${program("counts.py")}`

describe("at a terminal", () => {
  it.effect("the command has the terminal on every stream, at its size", () =>
    Effect.gen(function* () {
      const shown = yield* same("$RUN sh -c 'test -t 0 && test -t 1 && test -t 2 && stty size'")
      assert.include(shown, "30 100")
    })
  )

  for (const redirection of ["</dev/null", ">out", "2>err", "| cat", "2>&1 | cat", "</dev/null 2>err"]) {
    it.effect(`the command has the terminal on those streams alone that lead there: ${redirection}`, () =>
      Effect.gen(function* () {
        const look = `sh -c 'for n in 0 1 2; do test -t $n && echo "terminal: $n" >&9; done; true'`
        const shown = yield* same(`{ $RUN ${look} ${redirection}; } 9>kinds; cat kinds`)
        assert.include(shown, "terminal: ")
      })
    )
  }

  it.effect("the command learns of a new size", () =>
    Effect.gen(function* () {
      const watch = `$RUN python3 -c 'import os, signal
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGWINCH])
print("ready", flush=True)
signal.sigwait([signal.SIGWINCH]); print(tuple(os.get_terminal_size()))'`
      assert.include(yield* same(watch, "expect:ready", "resize:40x120"), "(120, 40)")
    })
  )

  it.effect("Ctrl-C and Ctrl-\\ reach the command once each, and a second time the second time", () =>
    Effect.gen(function* () {
      const keys = ["type:\\x03", "expect:SIGINT 1", "type:\\x03", "expect:SIGINT 2", "type:\\x1c", "expect:SIGQUIT 1"]
      const shown = yield* play(counts, wrap(), "expect:ready", ...keys, "type:stop\\n")
      assert.include(shown, "[('SIGINT', 2), ('SIGQUIT', 1)]\nended 0")
    })
  )

  it.effect("Ctrl-C reaches the command once, and so does what was sent to the wrapper alone", () =>
    Effect.gen(function* () {
      const shown = yield* play(`$RUN python3 ${program("signalled.py")}`, wrap(), "expect:ready", "type:\\x03")
      assert.include(shown, "got SIGINT\ngot SIGQUIT\ngot SIGTERM\ngot SIGUSR1\nmore: []\nended 0")
    })
  )

  it.effect("Ctrl-C ends the command, and the wrapper of the same", () =>
    Effect.gen(function* () {
      const shown = yield* same("exec $RUN sh -c 'echo ready; exec cat'", "expect:ready", "type:\\x03")
      assert.include(shown, "ended -2")
    })
  )

  it.effect("Ctrl-Z stops wrapper and command, fg takes both on, and the keys are the command's again", () =>
    Effect.gen(function* () {
      const stopped = `echo "stopped: "$(ps -o state=,args= -t $(tty) | grep -v trap | grep -c ^T)`
      const shown = yield* play(
        "-i",
        wrap(),
        "type:PS1=go'> '\\n",
        "expect:go> ",
        `type:$RUN sh -c 'echo rea""dy; read -r line; echo got_$line'\\n`,
        "expect:ready",
        "type:\\x1a",
        "expect:Stopped",
        "expect:go> ",
        `type:${stopped}\\n`,
        "expect:stopped: 2",
        "expect:go> ",
        "type:fg\\n",
        "expect:RUN sh",
        "type:hello\\n",
        "expect:got_hello",
        "expect:go> ",
        `type:${stopped}; exit\\n`
      )
      assert.include(shown, "stopped: 0")
    })
  )

  it.effect("what the command does to the terminal stays done", () =>
    Effect.gen(function* () {
      const shown = yield* same("$RUN stty -echo; stty -a | grep -o -- '-echo ' ; stty echo; (exit 0)")
      assert.include(shown, "-echo")
    })
  )

  it.effect("a terminal of its own is made on request, also for a pipe, with every word as it is", () =>
    Effect.gen(function* () {
      const show = `$RUN python3 -c 'import os, sys; print(sys.argv[1:], os.isatty(1), os.environ["SHELL"])' "it's" '' 'a b' '$HOME'`
      const shown = yield* play(`SHELL=/no/shell ${show} | cat`, wrap("--pty"))
      assert.include(shown, `["it's", '', 'a b', '$HOME'] True /no/shell`)
    })
  )

  it.effect("in a terminal of its own the command gets the signals itself, and its code is the end", () =>
    Effect.gen(function* () {
      const command = `$RUN python3 -c 'import signal, sys
def save(*_): print("saved"); sys.exit(9)
signal.signal(signal.SIGTERM, save)
print("ready", flush=True)
signal.pause()'`
      const shown = yield* play(
        `${command} & read -r line; kill -TERM $!; wait $!; echo code $?`,
        wrap("--pty"),
        "expect:ready",
        "type:go\\n"
      )
      assert.include(shown, "saved")
      assert.include(shown, "code 9")
    })
  )

  it.effect("where there is nothing to make a terminal with, that is said", () =>
    Effect.gen(function* () {
      const shown = yield* play("PATH=/no/such $RUN true; echo $?", wrap("--pty"))
      assert.include(shown, "runbell: --pty needs the program `script` of util-linux")
      assert.include(shown, "126")
    })
  )
})
