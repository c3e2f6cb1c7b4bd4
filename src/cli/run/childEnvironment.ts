/** The two variables that a wrapped command finds besides its own: `runbell send` joins the run by them. Pure. */
import { type Birth, identityOf } from "../../run/Birth.ts"
import type { RunOptions } from "../../run/RunOptions.ts"
import type { Environment } from "../origin/Environment.ts"
import { jobOf } from "../origin/jobOf.ts"

/** Without the command line and the commit: no message of the program's own shows them. */
export const childEnvironment = (birth: Birth, options: RunOptions, environment: Environment) => ({
  RUNBELL_RUN_ID: birth.id,
  RUNBELL_RUN: JSON.stringify(identityOf(birth, options, { job: jobOf(environment) }))
})
