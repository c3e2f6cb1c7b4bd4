/** The options of every command but `run`, each with what it takes. */
import { languages } from "../../locale/languages.ts"
import * as Kind from "../settings/Kind.ts"
import { isOptionName, type OptionName, options } from "../settings/options.ts"
import type { Taking } from "../settings/takeOption.ts"

const one = <A>(kind: Kind.Kind<A>) => ({ kind, value: "needed", many: "no" }) as const satisfies Taking

const flag = { kind: Kind.flag, value: "none", many: "no" } as const satisfies Taking

/** Those of `run` that concern whoever speaks to Slack. */
const shared = {
  "webhook-url": options["webhook-url"],
  "bot-token": options["bot-token"],
  channel: options.channel,
  language: options.language,
  "time-zone": options["time-zone"],
  config: options.config
} as const

/** In the order in which help shows them. */
export const sharedNames: ReadonlyArray<OptionName> = Object.keys(shared).filter(isOptionName)

/** Those that stand where a command would. */
export const rootOptions = { completions: one(Kind.choice("bash", "zsh", "fish")), help: flag, version: flag } as const

export const ownOptions = {
  send: {
    title: one(Kind.text),
    level: one(Kind.choice("info", "warn", "error")),
    field: { ...one(Kind.field), many: "lines" },
    link: one(Kind.link),
    ...shared
  },
  preview: { lang: one({ ...Kind.choice(...languages, "all"), placeholder: "LANGUAGE" }), json: flag, page: flag },
  doctor: { post: flag, ...shared },
  sandbox: { port: one(Kind.port) },
  demo: {},
  recover: { install: flag, cron: flag },
  flush: shared,
  init: {}
} as const
