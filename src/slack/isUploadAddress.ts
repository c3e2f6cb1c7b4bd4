/** Whether files may be posted to an address that an answer names: to Slack's own hosts, or to where the Web API is. Pure. */
import * as Option from "effect/Option"

/** Slack names files.slack.com, or its government counterpart. */
const isSlacks = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" && /(?:^|\.)slack(?:-gov)?\.com$/u.test(hostname)

export const isUploadAddress = (address: string, api: string): boolean =>
  Option.liftThrowable((text: string) => new URL(text))(address).pipe(
    Option.exists((url) => isSlacks(url) || url.origin === new URL(api).origin)
  )
