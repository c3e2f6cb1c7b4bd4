/** The checks of what is set: where messages go, and what the settings warn of. Pure. */

import { Destination, type Problem } from "../settings/Destination.ts"
import type { Settings } from "../settings/Settings.ts"
import { Source } from "../settings/Source.ts"
import { Warning } from "../settings/Warning.ts"
import { Finding } from "./Finding.ts"
import type { Check } from "./Report.ts"

export const whereOf: (source: Source) => string = Source.$match({
  Flag: ({ name }) => `--${name}`,
  Variable: ({ name }) => name,
  File: ({ path }) => path
})

/** What is wrong with what leads to Slack; `where` it was given. */
export const problemFinding = (problem: Problem, where: string): Finding => {
  switch (problem._tag) {
    case "SecretFileUnreadable":
      return Finding.SecretFileUnreadable({ path: problem.path, code: problem.code })
    case "InvalidWebhookUrl":
      return Finding.UrlUnusable({ where, reason: problem.reason })
    case "InvalidBotOptions":
      return Finding.BotUnusable({ where, reason: problem.reason })
    case "HalfABot":
      return Finding.BotIncomplete({ missing: problem.missing })
  }
}

const findingsOf: (destination: Destination) => ReadonlyArray<Finding> = Destination.$match({
  Missing: () => [Finding.NothingSet()],
  Unusable: ({ source, problem }) => [problemFinding(problem, whereOf(source))],
  Usable: ({ source, address, file, unused }) => {
    const where = file ?? whereOf(source)
    if (address._tag === "Webhook") return [Finding.UrlFound({ where })]
    const found = Finding.BotFound({ where, channel: address.channel })
    return unused === undefined ? [found] : [found, Finding.WebhookUnused({ where: whereOf(unused) })]
  }
})

const warningOf: (warning: Warning) => Finding = Warning.$match({
  SecretInArguments: ({ option }) => Finding.SecretInArguments({ option }),
  SecretReadable: ({ path }) => Finding.SecretReadable({ path }),
  FileSkipped: ({ path, code }) => Finding.FileSkipped({ path, code }),
  KeySkipped: ({ key: { path, key, nearest } }) => Finding.KeySkipped({ path, key, nearest })
})

export const findDestination = ({ destination, warnings }: Settings): ReadonlyArray<Check> => [
  ...warnings.map((warning): Check => ({ name: "settings", finding: warningOf(warning) })),
  ...findingsOf(destination).map((finding): Check => ({ name: "destination", finding }))
]
