/** The commands, in the order in which help shows them. */
export const commandNames = ["run", "send", "preview", "doctor", "sandbox", "demo", "recover", "flush", "init"] as const

export type CommandName = (typeof commandNames)[number]

export const isCommandName = (name: string | undefined): name is CommandName =>
  commandNames.some((known) => known === name)
