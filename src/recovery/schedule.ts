/** What makes a machine recover runs by itself, in the words of systemd and of cron. Pure: it is printed, and nothing is installed. */

/** What is to be run, and the folder that it is to look into. */
export interface Scheduled {
  /** The command line: a program's path, then its arguments. */
  readonly command: readonly [string, ...ReadonlyArray<string>]
  readonly folder: string
}

/** How often: so late an end is told at most that the machine took with it, once it is up again. */
const minutes = 5

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "%": "%%", "\n": "\\n", "\t": "\\t" }

/** A word of a unit file (systemd.syntax(7), and systemd.unit(5) on specifiers). */
const unitWord = (word: string): string => `"${word.replaceAll(/[\\"%\n\t]/gu, (given) => escapes[given] ?? given)}"`

/** In a command line variables are put in, too, but not in the program's own path (systemd.service(5)). */
const argumentWord = (word: string): string => unitWord(word).replaceAll("$", "$$$$")

const execStart = ([program, ...rest]: Scheduled["command"]): string =>
  [unitWord(program), ...rest.map(argumentWord)].join(" ")

/** A word of a POSIX shell. */
const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`

const service = ({ command, folder }: Scheduled): string => `[Unit]
Description=Tell of runs that ended without a word

[Service]
Type=oneshot
Environment=${unitWord(`RUNBELL_STATE=${folder}`)}
ExecStart=${execStart(command)}
`

const timer = `[Unit]
Description=Look for runs that ended without a word

[Timer]
OnStartupSec=1min
OnUnitActiveSec=${minutes}min

[Install]
WantedBy=timers.target
`

const unitFile = (name: string, content: string): string => `cat > "$units/${name}" <<'END'\n${content}END\n`

/** A script for sh that writes a service and a timer of the user's own, and starts them. */
export const systemdScript = (scheduled: Scheduled): string => `units="\${XDG_CONFIG_HOME:-$HOME/.config}/systemd/user"
mkdir -p "$units"
${unitFile("runbell-recover.service", service(scheduled))}${unitFile("runbell-recover.timer", timer)}systemctl --user daemon-reload
systemctl --user enable --now runbell-recover.timer
loginctl enable-linger # also while you are not logged in
`

/** A line for `crontab -e`. There a percent sign would end the command (crontab(5)). */
export const cronLine = ({ command, folder }: Scheduled): string =>
  `*/${minutes} * * * * ${[`RUNBELL_STATE=${shellWord(folder)}`, ...command.map(shellWord)].join(" ").replaceAll("%", String.raw`\%`)} >/dev/null 2>&1\n`
