/** Machines in trouble, made of the kernel's namespaces: not like the trouble, but the trouble itself. */
import { spawnSync } from "node:child_process"

/** Where a script of sh runs. */
export interface World {
  /** Why it cannot be made here, if it cannot. */
  readonly missing: string | undefined
  /** The script within it. */
  readonly within: (script: string) => string
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

/** `prepare` makes the trouble and makes sure of it; what comes after it is the script as a last argument. */
const world = (flags: string, prepare: string): World => {
  const within = (script: string) => `exec unshare ${flags} sh -c ${quoted(`${prepare} ${quoted(script)}`)}`
  const { status } = spawnSync("sh", ["-c", within(":")], { env: { ...process.env, HOME: "/tmp" } })
  return { missing: status === 0 ? undefined : `it takes unshare ${flags}, which is not permitted here`, within }
}

const orFail = "|| exit 99;"

/** The name of a test in this world; one that cannot be made is left out, and the name says why. */
export const named = (what: string, { missing }: World): string =>
  missing === undefined ? what : `${what} (left out: ${missing})`

/** No network but this machine's own, and so no name server. */
export const withoutNetwork = world("-rnm", `! getent ahosts hooks.slack.com >/dev/null ${orFail} exec sh -c`)

const program = new URL("../programs/silentNames.py", import.meta.url).pathname

/** The only name server hears every question and answers none, and whoever asks is patient. */
export const withSilentNames = world(
  "-rnm",
  `ip link set lo up && mount -t tmpfs names /mnt && echo 'nameserver 127.0.0.1
options timeout:30 attempts:5' >/mnt/names && mount --bind /mnt/names /etc/resolv.conf ${orFail} exec python3 ${program}`
)

/** No name is known, not even that of this machine, whose network is there all the same. */
export const withoutNames = world(
  "-rm",
  `mount -t tmpfs names /mnt && echo 'hosts: files' >/mnt/names && mount --bind /mnt/names /etc/nsswitch.conf &&
    mount --bind /dev/null /etc/hosts && ! getent ahosts localhost >/dev/null ${orFail} exec sh -c`
)

/** The disk of the home, on which there is a folder for what is kept, has no room for a byte. */
export const withFullDisk = world(
  "-rm",
  `mount -t tmpfs -o size=64k full "$HOME" && mkdir -p "$HOME/.local/state/runbell" && chmod -R 700 "$HOME" && {
    cat /dev/zero >"$HOME/everything" 2>/dev/null; ! { echo x >"$HOME/more"; } 2>/dev/null; } ${orFail} exec sh -c`
)

/** The home can be read, and the superuser, too, writes nothing into it. */
export const withReadOnlyHome = world(
  "-rm",
  `mount -t tmpfs -o ro home "$HOME" && ! touch "$HOME/more" 2>/dev/null ${orFail} exec sh -c`
)
