/** The options of each command with what is said of them, for help and for completions alike. Pure. */
import { type OptionName, optionNames, options } from "../settings/options.ts"
import type { Taking } from "../settings/takeOption.ts"
import type { OptionWords } from "../settings/words/OptionWords.ts"
import type { CommandName } from "./commandNames.ts"
import { ownOptions, rootOptions, sharedNames } from "./ownOptions.ts"
import type { CommandWords } from "./words/CommandWords.ts"

export interface DescribedOption {
  readonly name: string
  readonly taking: Taking
  readonly meaning: string
}

const described = (name: string, taking: Taking, meaning: string): DescribedOption => ({ name, taking, meaning })

/** In the order in which help shows them. */
export const describedOptions = (
  command: CommandName,
  words: CommandWords,
  settingWords: OptionWords
): ReadonlyArray<DescribedOption> => {
  const setting = (name: OptionName) => described(name, options[name], settingWords[name])
  const shared = sharedNames.map(setting)
  switch (command) {
    case "run":
      return optionNames.map(setting)
    case "send":
      return [
        described("title", ownOptions.send.title, words.title),
        described("level", ownOptions.send.level, words.level),
        described("field", ownOptions.send.field, words.field),
        described("link", ownOptions.send.link, words.messageLink),
        ...shared
      ]
    case "preview":
      return [
        described("lang", ownOptions.preview.lang, words.previewLanguage),
        described("json", ownOptions.preview.json, words.json),
        described("page", ownOptions.preview.page, words.page)
      ]
    case "doctor":
      return [described("post", ownOptions.doctor.post, words.post), ...shared]
    case "sandbox":
      return [described("port", ownOptions.sandbox.port, words.port)]
    case "flush":
      return shared
    case "recover":
      return [
        described("install", ownOptions.recover.install, words.install),
        described("cron", ownOptions.recover.cron, words.cron)
      ]
    case "demo":
    case "init":
      return []
  }
}

/** Those that stand where a command would. */
export const describedRootOptions = (words: CommandWords): ReadonlyArray<DescribedOption> => [
  described("help", rootOptions.help, words.help),
  described("version", rootOptions.version, words.version),
  described("completions", rootOptions.completions, words.completions)
]
