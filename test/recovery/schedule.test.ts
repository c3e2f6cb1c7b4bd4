/** What `recover --install` prints, byte by byte, and read back by those it is for. */
import { spawnSync } from "node:child_process"
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { cronLine, systemdScript } from "../../src/recovery/schedule.ts"

const usual = { command: ["/usr/bin/node", "/opt/runbell/runbell.mjs", "recover"], folder: "/home/ada/state" } as const

/** A path that says something in every language that it passes through. */
const odd = `/home/Ada L/50% "off"/$HOME/it's\\n`

/** The lines after the first of that file's marker. */
const unitIn = (script: string, name: string): string => script.split(`${name}" <<'END'\n`)[1]?.split("END\n")[0] ?? ""

/** A command line as sh reads it. */
const wordsOf = (line: string): ReadonlyArray<string> =>
  spawnSync("sh", ["-c", `printf '%s\\0' ${line}`], { encoding: "utf8" })
    .stdout.split("\0")
    .slice(0, -1)

/** What cron gives to sh of a line: all up to the first bare percent sign, the others unescaped. */
const afterCron = (line: string): string => (/^(?:[^\\%]|\\.)*/su.exec(line)?.[0] ?? "").replaceAll(String.raw`\%`, "%")

describe("recover --install", () => {
  it("prints a script that writes a service and a timer of the user's own", () => {
    assert.strictEqual(
      systemdScript(usual),
      `units="\${XDG_CONFIG_HOME:-$HOME/.config}/systemd/user"
mkdir -p "$units"
cat > "$units/runbell-recover.service" <<'END'
[Unit]
Description=Tell of runs that ended without a word

[Service]
Type=oneshot
Environment="RUNBELL_STATE=/home/ada/state"
ExecStart="/usr/bin/node" "/opt/runbell/runbell.mjs" "recover"
END
cat > "$units/runbell-recover.timer" <<'END'
[Unit]
Description=Look for runs that ended without a word

[Timer]
OnStartupSec=1min
OnUnitActiveSec=5min

[Install]
WantedBy=timers.target
END
systemctl --user daemon-reload
systemctl --user enable --now runbell-recover.timer
loginctl enable-linger # also while you are not logged in
`
    )
  })

  it("prints a line for cron", () => {
    assert.strictEqual(
      cronLine(usual),
      "*/5 * * * * RUNBELL_STATE=/home/ada/state /usr/bin/node /opt/runbell/runbell.mjs recover >/dev/null 2>&1\n"
    )
  })

  it("quotes for systemd what means something to it", () => {
    const unit = unitIn(systemdScript({ command: [odd, odd, "recover"], folder: odd }), "runbell-recover.service")
    const quoted = String.raw`/home/Ada L/50%% \"off\"/$HOME/it's\\n`
    assert.include(unit, `Environment="RUNBELL_STATE=${quoted}"\n`)
    assert.include(unit, `ExecStart="${quoted}" "${quoted.replace("$", "$$$$")}" "recover"\n`)
  })

  it("gives sh, through cron, exactly the paths that there are", () => {
    FastCheck.assert(
      FastCheck.property(
        FastCheck.array(FastCheck.constantFrom(..."a %'\"$`!*;&~#é/=".split("")), { minLength: 1 }),
        (letters) => {
          const path = `/${letters.join("")}`
          const line = cronLine({ command: [path, path, "recover"], folder: path })
          const command = afterCron(line.slice("*/5 * * * * ".length)).replace(" >/dev/null 2>&1\n", "")
          assert.deepStrictEqual(wordsOf(command), [`RUNBELL_STATE=${path}`, path, path, "recover"])
        }
      ),
      { numRuns: 60 }
    )
  })

  it("is a script that sh can read", () => {
    const { status, stderr } = spawnSync("sh", ["-n"], {
      input: systemdScript({ command: [odd, odd], folder: odd }),
      encoding: "utf8"
    })
    assert.deepStrictEqual({ status, stderr }, { status: 0, stderr: "" })
  })
})
