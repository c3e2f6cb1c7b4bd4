/** A run's command, commit and job, as labelled lines. Pure. */
import type { Job, Origin } from "../domain/Origin.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import { type Fact, linkOrText, plain } from "./layout.ts"
import { inertLine } from "./Mrkdwn.ts"

const longest = { command: 200, commit: 12, part: 60 } as const

const commandFact = (command: string, { catalogue }: Locale): Fact => ({
  label: catalogue.command,
  value: [plain(inertLine(command, longest.command, catalogue.nothing))]
})

/** The first characters of a commit are what people call it by. */
const commitFact = ({ id, dirty }: NonNullable<Origin["commit"]>, { catalogue }: Locale): Fact => {
  const short = inertLine(id.slice(0, longest.commit), longest.commit, catalogue.nothing)
  return { label: catalogue.commit, value: [plain(dirty === true ? `${short} (${catalogue.uncommitted})` : short)] }
}

const jobFact = (job: Job, { catalogue, format }: Locale): Fact => {
  const said = (text: string) => inertLine(text, longest.part, catalogue.nothing)
  const world = job.world === undefined ? undefined : format.number(job.world)
  const parts = [
    job.id === undefined ? said(job.launcher) : `${said(job.launcher)} ${said(job.id)}`,
    ...(job.task === undefined ? [] : [catalogue.task(said(job.task))]),
    ...(job.node === undefined ? [] : [catalogue.node(said(job.node))]),
    ...(job.rank === undefined ? [] : [catalogue.rank(format.number(job.rank), world)]),
    ...(job.attempt === undefined || job.attempt < 2 ? [] : [catalogue.attempt(format.number(job.attempt))])
  ]
  const link = job.link === undefined ? [] : [plain(" · "), linkOrText(job.link, catalogue.nothing)]
  return { label: catalogue.job, value: [plain(parts.join(" · ")), ...link] }
}

/** What is known of where a run comes from; only what was given. */
export const originFacts = (origin: Origin | undefined, locale: Locale): ReadonlyArray<Fact> => [
  ...(origin?.command === undefined ? [] : [commandFact(origin.command, locale)]),
  ...(origin?.commit === undefined ? [] : [commitFact(origin.commit, locale)]),
  ...(origin?.job === undefined ? [] : [jobFact(origin.job, locale)])
]
