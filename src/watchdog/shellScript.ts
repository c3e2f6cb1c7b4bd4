/** The watchdog as a program of POSIX sh, since that takes a megabyte where Node takes forty, for as long as the run. */

/**
 * Its arguments are the reporter's command line; on descriptor 3 it reads the lifeline. The comments that a script
 * would have stand here, in the order of its lines.
 *
 * - Schedulers send these signals to every process of a job, the watchdog with the rest. Ignored from the first line on.
 *   And no word is a pattern of files. The run's own PATH may not lead to `sleep`, without which nothing here would pause.
 * - `lives PID TICKS`: whether this very process runs. What follows the last `)` of its line in /proc are the fields
 *   from the third on: the state, where a dead one that nobody has waited for shows Z, and as the 20th the start in
 *   ticks, which a later process of the same number does not share. Without /proc the number has to do.
 * - `report WHY` runs the reporter. To run it as a child, not in our place: Node listens to signals again as it starts,
 *   and a job that is being ended gets them in volleys, so it may take several tries; the pauses grow, since where
 *   memory ran out, or the package is being replaced, it takes a while. The last two go without NODE_OPTIONS, which may
 *   be what keeps Node from starting here. The answer 75 is "a process that still runs has to
 *   end first", with its pid and ticks on stdout; one that does not run counts as a failure, or two who disagree would
 *   go round for ever.
 * - The block in the background is the watchdog, and what started it ends at once: so it is no child of the run, and
 *   who kills the run with all its children does not find it. A shell gives a background job no stdin unless it is
 *   named, and descriptor 3 is not handed on to children.
 * - A line that is cut short is no word: the run died while it said it.
 */
export const shellScript = `trap '' HUP INT QUIT TERM USR1 USR2
set -f
PATH=\${PATH:+$PATH:}/usr/bin:/bin
lives() {
  [ -d /proc/self ] || { kill -0 "$1"; return; }
  read -r stat <"/proc/$1/stat" || return
  set -- "$2" \${stat##*) }
  [ "$2" != Z ] && [ "$2" != X ] && [ "\${21}" = "$1" ]
}
report() {
  why=$1
  shift
  for pause in 0.5 2 5 none; do
    case $pause in 5 | none) unset NODE_OPTIONS ;; esac
    while
      answer=$("$@" "$why" </dev/null)
      code=$?
      [ "$code" -eq 75 ] && why=outlived && lives $answer
    do
      while lives $answer; do sleep 1; done
    done
    [ "$code" -ne 0 ] || exit 0
    [ "$pause" != none ] || exit 1
    sleep "$pause" || sleep 1
  done
}
{
  while read -r word; do
    case $word in
      bye) exit 0 ;;
      flush) report flush "$@" ;;
    esac
  done
  report death "$@"
} <&3 3<&- &
`
