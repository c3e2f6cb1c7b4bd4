/** Where the arguments of a command hold secrets, by the names they stand under. Pure. */
import { isCommon, looksGenerated } from "./harmless.ts"
import { secretName } from "./secretName.ts"

/** From which character on an argument is secret. */
export interface SecretArgument {
  readonly index: number
  readonly from: number
}

const isNumber = (value: string): boolean => value !== "" && Number.isFinite(Number(value))

/** Under its name a short value is as secret as a long one; a number is only where the name leaves no doubt. */
const isSecret = (name: string, value: string): boolean => {
  const strength = secretName(name)
  if (strength === undefined || value === "") return false
  if (strength === "doubtful") return looksGenerated(value)
  return isNumber(value) ? strength === "strong" : !isCommon(value)
}

/** `--api-key=…`, `wandb.api_key=…`, `TOKEN=…` */
const assigned = (argument: string): number | undefined => {
  const [whole, name = ""] = /^-{0,2}([A-Za-z][\w.-]{0,80})=/u.exec(argument) ?? []
  return whole !== undefined && isSecret(name, argument.slice(whole.length)) ? whole.length : undefined
}

const optionName = (argument: string): string | undefined => /^--?([A-Za-z][\w.-]{0,80})$/u.exec(argument)?.[1]

/** `--user name:password`, as curl takes it. */
const userNames = new Set(["u", "user", "proxy-user", "U"])

const following = (option: string, value: string): number | undefined => {
  if (value.startsWith("-")) return undefined
  const colon = value.indexOf(":")
  if (userNames.has(option) && colon > 0 && !value.includes("/")) {
    const password = value.slice(colon + 1)
    return password === "" || isCommon(password) ? undefined : colon + 1
  }
  return isSecret(option, value) ? 0 : undefined
}

export const secretArguments = (given: ReadonlyArray<string>): ReadonlyArray<SecretArgument> =>
  given.flatMap((argument, index) => {
    const option = optionName(given[index - 1] ?? "")
    const from = assigned(argument) ?? (option === undefined ? undefined : following(option, argument))
    return from === undefined ? [] : [{ index, from }]
  })
