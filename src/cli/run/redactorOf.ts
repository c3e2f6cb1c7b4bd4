/** What becomes of every text of the run before it leaves. */
import { makeRedactor } from "../redact/makeRedactor.ts"
import type { Plan } from "./Plan.ts"

/** Made when the first text leaves: the command starts before that. */
export const redactorOf = ({ environment, command, args, settings }: Plan): ((text: string) => string) => {
  let made: ((text: string) => string) | undefined
  return (text) => {
    made ??= makeRedactor({ environment, arguments: [command, ...args], patterns: settings.redact })
    return made(text)
  }
}
