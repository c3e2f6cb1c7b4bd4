/** A command cannot tell whether it is wrapped, nor can whoever waits for it. */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { useWrapper } from "./support/wrapper.ts"

const { same, wrapped } = useWrapper()

/** Shows its arguments as they are. */
const show = `python3 -c 'import sys; print([a.encode("utf8", "surrogateescape") for a in sys.argv[1:]])'`

/** What each redirection makes of the streams. */
const redirections = ["", "</dev/null", ">out", "2>err", "| cat", "2>&1 | cat", "2>&1 >/dev/null | cat", ">out 2>&1"]

const kinds = `sh -c 'for n in 0 1 2; do test -t $n && echo $n terminal >&9; test -p /dev/fd/$n && echo $n pipe >&9;
  test -f /dev/fd/$n && echo $n file >&9; test -c /dev/fd/$n && echo $n device >&9; done; true'`

/** Of each kind: plain, with a core dump, ignored by Node, not to be caught. */
const signals = "HUP INT QUIT ABRT KILL USR1 SEGV USR2 PIPE TERM XFSZ".split(" ")

describe("startChild", () => {
  it.effect("passes the arguments on word for word, also those that the wrapper knows itself", () =>
    Effect.gen(function* () {
      const words = `'' ' ' 'a b' "it's" '"' '\\' '$HOME' '*' -- --pty --output --help -x '数据' '🔔' 'a
b'`
      const { stdout } = yield* same(`$RUN ${show} ${words}`)
      assert.include(stdout, "b'--pty'")
    })
  )

  it.effect("passes on arguments and variables that are not UTF-8", () =>
    Effect.gen(function* () {
      const { stdout } = yield* same(`BAD=$(printf 'x\\377=y'); export BAD
        $RUN env 'A B=1' ${show} "$(printf 'a\\377\\nb')" clean "$(printf '\\312\\375')" ''
        $RUN python3 -c 'import os; print(os.environb[b"BAD"], "it:s" in os.environ)'
        env it:s=1 $RUN python3 -c 'import os; print(os.environb[b"BAD"], "it:s" in os.environ)'`)
      assert.include(stdout, "b'a\\xff\\nb', b'clean', b'\\xca\\xfd', b''")
    })
  )

  it.effect("gives the command stdin, directory, umask, group, session and priority as they are", () =>
    Effect.gen(function* () {
      yield* same("$RUN cat; $RUN sh -c 'pwd; umask'; umask 027; cd /; $RUN sh -c 'pwd; umask; nice'", "a\nb")
      const { stdout } = yield* same(
        'echo $(( $($RUN sh -c \'cut -d" " -f5 /proc/self/stat\') - $(cut -d" " -f5 /proc/self/stat) ))'
      )
      assert.strictEqual(stdout, "0\n")
    })
  )

  it.effect("adds to the environment what it was told to add, and nothing else", () =>
    Effect.gen(function* () {
      yield* same("$RUN env -u RUNBELL_RUN_ID -u RUN | sort | grep -v '^_='")
      const { stdout } = yield* wrapped("$RUN sh -c 'echo $RUNBELL_RUN_ID'")
      assert.strictEqual(stdout, "r-1\n")
    })
  )

  for (const redirection of redirections) {
    it.effect(`gives the command streams of the same kind under: ${redirection || "no redirection"}`, () =>
      same(`{ $RUN ${kinds} ${redirection}; } 9>kinds; cat kinds`)
    )
  }

  it.effect("gives the command the descriptors that are meant for it, and no other", () =>
    same(`exec 3<wrap.mjs 5>out
      $RUN sh -c 'ls /proc/self/fd | tr "\\n" " "'
      $RUN sh -c 'ls /proc/self/fd | tr "\\n" " "' | cat
      $RUN sh -c 'ls /proc/self/fd | tr "\\n" " "' 2>&1 | cat
      bash -c '$RUN cat <(echo substituted); echo four | $RUN cat /dev/fd/4 4<&0'`)
  )

  it.effect("leaves the signals as a shell gives them, and ignores SIGHUP under nohup", () =>
    Effect.gen(function* () {
      yield* same("$RUN grep -E 'Sig(Ign|Blk)' /proc/self/status | cat")
      const { stdout } = yield* same("bash -c 'nohup $RUN grep SigIgn /proc/self/status' | cat")
      assert.match(stdout, /1$/mu)
    })
  )

  it.effect("lets a command that is Node itself write, read and end as it would", () =>
    Effect.gen(function* () {
      const program = `process.stdin.on("data", (text) => process.stdout.write(text)).on("end", () => {
        for (let line = 0; line < 3000; line += 1) console.log(line, "x".repeat(100))
        console.error(process.stdin.isTTY, process.stdout.isTTY, process.argv.slice(1), process.execArgv)
        process.exitCode = 5
      })`
      const command = `$RUN ${process.execPath} --no-warnings -e '${program}' a 'b c'`
      const { stdout } = yield* same(`{ ${command} 2>err; echo $?; } | sha256sum; cat err`, "given")
      assert.include(stdout, "'b c'")
      yield* same(`${command} >out 2>&1; echo $?; sha256sum out`, "given")
    })
  )

  it.effect("does not make anybody's pipe non-blocking", () =>
    Effect.gen(function* () {
      const { stdout } = yield* wrapped("{ $RUN true; grep flags /proc/self/fdinfo/1; } | cat")
      assert.strictEqual(stdout, "flags:\t01\n")
    })
  )

  it.effect("ends with the code of the command", () =>
    same('for code in 0 1 77 127 137 255; do $RUN sh -c "exit $code"; echo $?; done')
  )

  it.effect("ends by the signal that ended the command, with the same wait status", () =>
    Effect.gen(function* () {
      const program = `import os, subprocess
for name in "${signals.join(" ")}".split():
    command = ["sh", "-c", "kill -%s $$" % name]
    print(name, subprocess.run(os.environ["RUN"].split() + command).returncode)`
      const { stdout } = yield* same(`python3 -c '${program}'`)
      assert.match(stdout, /^PIPE -13$/mu)
    })
  )

  it.effect("leaves the command's core dump alone", () =>
    Effect.gen(function* () {
      const { stdout } = yield* wrapped("ulimit -c unlimited; $RUN sh -c 'ulimit -c 0; kill -SEGV $$'; ls | grep core")
      assert.strictEqual(stdout, "")
    })
  )

  it.effect("says in a shell's words, and by a shell's code, why a command does not start", () =>
    Effect.gen(function* () {
      const { stdout, stderr } = yield* wrapped(`echo '#!/no/such' >script; echo true >plain; chmod +x script
        for command in no-such ./no-such /tmp ./plain ./script ''; do $RUN "$command"; echo $?; done`)
      assert.strictEqual(stdout, "127\n127\n126\n126\n126\n127\n")
      assert.deepStrictEqual(stderr.trimEnd().split("\n"), [
        "runbell: no-such: command not found",
        "runbell: ./no-such: No such file or directory",
        "runbell: /tmp: Is a directory",
        "runbell: ./plain: Permission denied",
        "runbell: ./script: bad interpreter: No such file or directory",
        "runbell: : command not found"
      ])
    })
  )
})
