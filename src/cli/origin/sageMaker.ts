/** SageMaker starts one process on each host and names the hosts; their order makes the ranks. */
import * as Option from "effect/Option"
import { type Environment, textOf } from "./Environment.ts"

const parse = Option.liftThrowable((text: string): unknown => JSON.parse(text))

/** This host's place among all of the job's; absent where it is not one of them. */
export const hostsOf = (environment: Environment): { readonly rank: number; readonly count: number } | undefined => {
  const hosts = Option.getOrUndefined(parse(textOf(environment, "SM_HOSTS") ?? ""))
  if (!Array.isArray(hosts)) return undefined
  const rank = hosts
    .map(String)
    .toSorted()
    .indexOf(textOf(environment, "SM_CURRENT_HOST") ?? "")
  return rank < 0 ? undefined : { rank, count: hosts.length }
}
