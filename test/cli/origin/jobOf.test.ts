/** The job that a process belongs to, read from the environments that schedulers, CIs and launchers make. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck, Schema } from "effect"
import { jobOf } from "../../../src/cli/origin/jobOf.ts"
import { Job } from "../../../src/domain/Origin.ts"
import { continuousIntegrationRows, type JobRow, launcherRows, schedulerRows } from "./jobs.ts"

/** Without what it does not say. */
const said = (job: Job | undefined) =>
  job === undefined ? undefined : Object.fromEntries(Object.entries(job).filter(([, value]) => value !== undefined))

const variables = [...schedulerRows, ...launcherRows, ...continuousIntegrationRows].flatMap(({ environment }) =>
  Object.keys(environment)
)

const tellsAll = (rows: ReadonlyArray<JobRow>) => {
  for (const { name, environment, job } of rows) {
    it(`tells ${name}`, () => {
      assert.deepStrictEqual(said(jobOf(environment)), job === undefined ? undefined : { ...job })
    })
  }
}

describe("jobOf, schedulers", () => {
  tellsAll(schedulerRows)
})

describe("jobOf, launchers", () => {
  tellsAll(launcherRows)
})

describe("jobOf, CI", () => {
  tellsAll(continuousIntegrationRows)
})

describe("jobOf", () => {
  it("takes a variable that is set to nothing as one that is not set", () => {
    assert.isUndefined(jobOf({ SLURM_JOB_ID: "", RANK: "", WORLD_SIZE: "8" }))
  })

  it("makes a job that a run can hold of any environment", () => {
    const value = FastCheck.oneof(
      FastCheck.string(),
      FastCheck.nat().map(String),
      FastCheck.constantFrom("-1", "1e400", "99999999999999999999", '["a"]', "{RANK}")
    )
    const environment = FastCheck.dictionary(FastCheck.constantFrom(...variables), value)
    FastCheck.assert(
      FastCheck.property(environment, (environment) => {
        const job = jobOf(environment)
        assert.isTrue(job === undefined || Schema.is(Job)(job))
      })
    )
  })
})
