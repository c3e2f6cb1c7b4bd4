/** A link that gives nothing away: neither where the reader came from nor a hold on this page. */
import * as Option from "effect/Option"
import { type Html, html, type Part } from "./Html.ts"
import { linkAddress } from "./webAddress.ts"

/** A link, where the address is a harmless one; the label alone otherwise. */
export const link = (url: string, label: Part): Html =>
  Option.match(linkAddress(url), {
    onNone: () => html`${label}`,
    onSome: (address) => html`<a href="${address}" target="_blank" rel="noopener noreferrer nofollow">${label}</a>`
  })
