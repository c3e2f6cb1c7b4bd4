/** The variables of a process, handed in, so that no test depends on those of its own. */
export type Environment = Readonly<Record<string, string | undefined>>

/** An empty variable counts as none. */
export const variable = (environment: Environment, name: string): string | undefined =>
  environment[name] === "" ? undefined : environment[name]
