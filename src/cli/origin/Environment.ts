/** What a process finds in its environment: texts and counts, where they are set. */

export type Environment = Readonly<Record<string, string | undefined>>

/** The variable's value. Set to nothing is as good as not set. */
export const textOf = (environment: Environment, name: string): string | undefined => {
  const value = environment[name]
  return value === "" ? undefined : value
}

/** A whole number from 0; absent where the variable holds anything else, as `1:4` of an elastic job. */
export const countOf = (environment: Environment, name: string): number | undefined => {
  const value = textOf(environment, name)
  if (value === undefined || !/^\d+$/u.test(value)) return undefined
  const count = Number(value)
  return Number.isSafeInteger(count) ? count : undefined
}

/** A text with the values of variables in place of `{NAME}`; absent where one of them is. */
export const fill = (environment: Environment, template: string): string | undefined => {
  let whole = true
  const filled = template.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = textOf(environment, name)
    whole &&= value !== undefined
    return value ?? ""
  })
  return whole ? filled : undefined
}
