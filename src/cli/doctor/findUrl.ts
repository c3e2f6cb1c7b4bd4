/** The checks of what is set: the webhook's URL, and what the settings warn of. Pure. */

import type { Settings } from "../settings/Settings.ts"
import { Source } from "../settings/Source.ts"
import { Warning } from "../settings/Warning.ts"
import { Webhook } from "../settings/Webhook.ts"
import { Finding } from "./Finding.ts"
import type { Check } from "./Report.ts"

const whereOf: (source: Source) => string = Source.$match({
  Flag: ({ name }) => `--${name}`,
  Variable: ({ name }) => name,
  File: ({ path }) => path
})

const findingOf: (webhook: Webhook) => Finding = Webhook.$match({
  Missing: () => Finding.UrlMissing(),
  Usable: ({ source, file }) => Finding.UrlFound({ where: file ?? whereOf(source) }),
  Unusable: ({ source, problem }) =>
    problem._tag === "UrlFileUnreadable"
      ? Finding.UrlFileUnreadable({ path: problem.path, code: problem.code })
      : Finding.UrlUnusable({ where: whereOf(source), reason: problem.reason })
})

const warningOf: (warning: Warning) => Finding = Warning.$match({
  UrlInArguments: () => Finding.UrlInArguments(),
  UrlReadable: ({ path }) => Finding.UrlReadable({ path }),
  FileSkipped: ({ path, code }) => Finding.FileSkipped({ path, code })
})

export const findUrl = ({ webhook, warnings }: Settings): ReadonlyArray<Check> => [
  ...warnings.map((warning): Check => ({ name: "settings", finding: warningOf(warning) })),
  { name: "url", finding: findingOf(webhook) }
]
