/** What the doctor says, in one language. A missing or a surplus phrase is a compile error. */
import type { Finding } from "./Finding.ts"
import type { CheckName, verdictOf } from "./Report.ts"

export interface Said {
  readonly what: string
  /** What to do about it. */
  readonly remedy?: string | undefined
}

export interface DoctorWords {
  readonly checks: Readonly<Record<CheckName, string>>
  readonly findings: { readonly [Tag in Finding["_tag"]]: (finding: Extract<Finding, { readonly _tag: Tag }>) => Said }
  readonly verdict: Readonly<Record<ReturnType<typeof verdictOf>, string>>
  /** The message of `--post`. */
  readonly testMessage: string
}
