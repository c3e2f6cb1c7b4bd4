/** The reporter's one answer besides "done" and "failed". */

/**
 * The exit code by which a reporter says: a process that still runs has to end first. It has written that one's pid and
 * start (in ticks, from /proc) on its stdout, `4711 380182`, and is run again when that process has ended.
 * `EX_TEMPFAIL` of sysexits(3).
 */
export const stillRuns = 75
