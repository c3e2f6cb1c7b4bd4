/** What is known of a run and its numbers, as labelled lines. Pure. */
import type { Mention } from "../domain/Mention.ts"
import type { Run } from "../domain/Run.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import type { Leaf } from "./BlockKit.ts"
import { bold, type Fact, linkOrText, plain } from "./layout.ts"
import { inertLine } from "./Mrkdwn.ts"
import { originFacts } from "./renderOrigin.ts"

// So much, and no more, fits beside a long error into one message: see `limits.allText`.
const longest = { fact: 100, tag: 50, name: 50, value: 120, id: 20, email: 120 } as const
const most = { tags: 12, fields: 20, mentions: 20 } as const

const fact = (label: string, text: string | undefined, nothing: string): ReadonlyArray<Fact> =>
  text === undefined ? [] : [{ label, value: [plain(inertLine(text, longest.fact, nothing))] }]

const tagsFact = ({ tags }: Run, { catalogue, format }: Locale): ReadonlyArray<Fact> => {
  if (tags.length === 0) return []
  const shown = tags.slice(0, most.tags).map((tag) => inertLine(tag, longest.tag, catalogue.nothing))
  const more = tags.length - shown.length
  const rest = more > 0 ? [catalogue.fieldsLeftOut(format.count(more))] : []
  return [{ label: catalogue.tags, value: [plain([...shown, ...rest].join(" · "))] }]
}

/** Where a run belongs and comes from: project, workspace, tags, command, commit, job, host, link; only what was given. */
export const identity = (run: Run, locale: Locale): ReadonlyArray<Fact> => {
  const { catalogue } = locale
  return [
    ...fact(catalogue.project, run.project, catalogue.nothing),
    ...fact(catalogue.workspace, run.workspace, catalogue.nothing),
    ...tagsFact(run, locale),
    ...originFacts(run.origin, locale),
    ...fact(catalogue.host, run.host, catalogue.nothing),
    ...(run.link === undefined ? [] : [{ label: catalogue.link, value: [linkOrText(run.link, catalogue.nothing)] }])
  ]
}

/** Numbers and strings by name, as running text: `loss 0.16 · accuracy 0.95`; what is too much is counted. */
export const fieldLeaves = (
  fields: Readonly<Record<string, string | number>>,
  { catalogue, format }: Locale,
  mostFields: number = most.fields
): ReadonlyArray<Leaf> => {
  const entries = Object.entries(fields)
  const shown = entries.slice(0, mostFields).flatMap(([name, value], index): ReadonlyArray<Leaf> => {
    const written =
      typeof value === "number" ? format.number(value) : inertLine(value, longest.value, catalogue.nothing)
    return [plain(`${index === 0 ? "" : " · "}${inertLine(name, longest.name, catalogue.nothing)} `), bold(written)]
  })
  const more = entries.length - mostFields
  return more > 0 ? [...shown, plain(` · ${catalogue.fieldsLeftOut(format.count(more))}`)] : shown
}

/** A snapshot of metrics, or a result's summary. */
interface Told {
  readonly values: Readonly<Record<string, string | number>>
  readonly step?: number | undefined
}

/** The numbers of a run at a step; nothing when there are none. */
export const metricsFact = (
  label: string,
  told: Told | undefined,
  locale: Locale,
  mostFields?: number
): ReadonlyArray<Fact> => {
  if (told === undefined) return []
  const leaves = fieldLeaves(told.values, locale, mostFields)
  const step = told.step === undefined ? "" : ` (${locale.catalogue.step(locale.format.number(told.step))})`
  return leaves.length === 0 ? [] : [{ label, value: step === "" ? leaves : [...leaves, plain(step)] }]
}

const isId = { User: /^[UW][A-Z0-9]{1,20}$/u, Group: /^S[A-Z0-9]{1,20}$/u } as const

const mentionLeaf = (mention: Mention, nothing: string): Leaf => {
  switch (mention._tag) {
    case "Here":
      return { type: "broadcast", range: "here" }
    case "Channel":
      return { type: "broadcast", range: "channel" }
    case "Email":
      return bold(inertLine(mention.address, longest.email, nothing))
    case "User":
      return isId.User.test(mention.id)
        ? { type: "user", user_id: mention.id }
        : plain(inertLine(mention.id, longest.id, nothing))
    case "Group":
      return isId.Group.test(mention.id)
        ? { type: "usergroup", usergroup_id: mention.id }
        : plain(inertLine(mention.id, longest.id, nothing))
  }
}

/** Everybody to be called, in one line; an id that Slack would refuse stands there as text. */
export const mentionLeaves = (
  mentions: ReadonlyArray<Mention>,
  { catalogue }: { readonly catalogue: Pick<Locale["catalogue"], "nothing"> }
): ReadonlyArray<Leaf> =>
  mentions
    .slice(0, most.mentions)
    .flatMap((mention, index) => (index === 0 ? [] : [plain(" ")]).concat(mentionLeaf(mention, catalogue.nothing)))
