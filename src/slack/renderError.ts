/** An error as blocks: what it says, its most telling lines, its causes. Pure. */
import type { ErrorReport } from "../domain/ErrorReport.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import { bold, paragraph, plain, printed } from "./layout.ts"
import { inert, inertLine } from "./Mrkdwn.ts"

const longest = { name: 100, message: 1_500, line: 200, stack: 3_000, cause: 250 } as const

const headline = (error: ErrorReport, nothing: string) =>
  paragraph(
    bold(inertLine(error.name, longest.name, nothing)),
    plain(": "),
    plain(inert(error.message, longest.message, nothing))
  )

const stack = (error: ErrorReport, locale: Locale) => {
  const line = (text: string) => inertLine(text, longest.line, " ")
  const cut = error.omitted === 0 ? [] : [locale.catalogue.linesLeftOut(locale.format.count(error.omitted))]
  const tail = error.tail.slice(-12).map(line)
  return printed([...error.head.slice(0, 12).map(line), ...cut, ...tail], longest.stack)
}

const causes = (error: ErrorReport, locale: Locale) => {
  const { causedBy, nothing } = locale.catalogue
  return error.causes
    .slice(0, 5)
    .flatMap(({ name, message }) =>
      paragraph(
        bold(causedBy),
        plain(`  ${inertLine(name, longest.name, nothing)}: ${inertLine(message, longest.cause, nothing)}`)
      )
    )
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
