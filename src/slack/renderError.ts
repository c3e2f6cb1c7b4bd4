/** An error as blocks: what it says, its most telling lines, its causes. Pure. */
import type { ErrorReport } from "../domain/ErrorReport.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import { bold, paragraph, plain, printed } from "./layout.ts"
import { inert, inertLine } from "./Mrkdwn.ts"

const longest = { name: 100, message: 1_500, line: 140, causeName: 60, cause: 160 } as const
const most = { lines: 18, tail: 12, causes: 5 } as const

/** An error without a message has said all with its name. */
const headline = (error: ErrorReport, nothing: string) => {
  const message = inert(error.message, longest.message, "")
  const name = bold(inertLine(error.name, longest.name, nothing))
  return message === "" ? paragraph(name) : paragraph(name, plain(": "), plain(message))
}

/** The end of a stack before its beginning, when there is room for one; every line that is not shown is counted. */
const stack = ({ head, omitted, tail }: ErrorReport, { catalogue, format }: Locale) => {
  const line = (text: string) => inertLine(text, longest.line, " ")
  const last = tail.slice(-most.tail)
  const first = head.slice(0, most.lines - last.length)
  const leftOut = omitted + head.length - first.length + tail.length - last.length
  const cut = leftOut === 0 ? [] : [catalogue.linesLeftOut(format.count(leftOut))]
  return printed([...first.map(line), ...cut, ...last.map(line)])
}

const causes = (error: ErrorReport, locale: Locale) => {
  const { causedBy, nothing } = locale.catalogue
  return error.causes.slice(0, most.causes).flatMap(({ name, message }) => {
    const what = inertLine(message, longest.cause, "")
    const who = inertLine(name, longest.causeName, nothing)
    return paragraph(bold(causedBy), plain(`  ${what === "" ? who : `${who}: ${what}`}`))
  })
}

const others = (error: ErrorReport, locale: Locale) =>
  error.others === 0 ? [] : paragraph(plain(locale.catalogue.otherErrors(locale.format.count(error.others))))

/** The sections that tell of an error. */
export const renderError = (error: ErrorReport, locale: Locale) => [
  ...headline(error, locale.catalogue.nothing),
  ...stack(error, locale),
  ...causes(error, locale),
  ...others(error, locale)
]
