/** The exit codes of runbell's own failures, as sysexits(3) has them; all others are the command's. */

/** What was typed or set is wrong. */
export const usage = 64

/** A bug of runbell's. */
export const bug = 70
