/** Lets only harmless addresses become links and images: no script, no file, nothing of the page's own. */
import * as Option from "effect/Option"

const parse = Option.liftThrowable((text: string) => new URL(text))

const withScheme = (schemes: ReadonlyArray<string>) => (text: string) =>
  parse(text).pipe(
    Option.filter(({ protocol }) => schemes.includes(protocol)),
    Option.map(({ href }) => href)
  )

/** The address when it is one that a person may be led to: http, https or mailto. */
export const linkAddress = withScheme(["https:", "http:", "mailto:"])

/** The address when the page may load it as a picture: its policy lets only https in. */
export const imageAddress = withScheme(["https:"])
