/** A message: its face, its head, what it says of its thread, and what lies behind it. */
import { html } from "../Html.ts"

const article = html`
article { display: grid; grid-template-columns: 36px minmax(0, 1fr); gap: 0 10px; padding: 9px 20px 7px; scroll-margin-top: 76px; overflow-wrap: anywhere; }
article:hover { background: var(--hover); }
article:target { background: var(--loud-ground); }
article.fresh { animation: fresh 2.4s ease-out; }
@keyframes fresh { from { background: var(--fresh); } }
.avatar { width: 36px; height: 36px; margin-top: 3px; }
.message { max-width: 760px; }
.message > header { display: flex; flex-wrap: wrap; align-items: center; gap: 0 7px; line-height: 1.35; }
.name { font-weight: 800; }
.app { padding: 0 4px; border-radius: 3px; background: var(--line); color: var(--quiet); font-size: 10px; font-weight: 700; line-height: 15px; }
.when, .edited { font-size: 12px; color: var(--quiet); }
`

const thread = html`
.answering { display: flex; gap: 5px; color: var(--quiet); font-size: 13px; }
.answering > span { flex: none; }
.root-of { min-width: 0; color: var(--link); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; border-radius: 4px; }
.root-of:hover { text-decoration: underline; }
.replies { display: flex; align-items: center; gap: 8px; width: fit-content; max-width: 100%; min-height: 32px; margin: 5px 0 0 -7px; padding: 3px 10px 3px 6px; border: 1px solid transparent; border-radius: 8px; font-size: 13px; }
.replies:hover { border-color: var(--line-strong); background: var(--surface); }
.replies .avatar { width: 20px; height: 20px; margin: 0; flex: none; }
.replies .counted { flex: none; color: var(--link); font-weight: 700; }
.replies .last { min-width: 0; color: var(--quiet); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.reactions { display: flex; flex-wrap: wrap; gap: 5px; margin-top: 6px; padding: 0; list-style: none; }
.reactions li { display: inline-flex; align-items: center; gap: 5px; min-height: 24px; padding: 0 8px; border-radius: 999px; background: var(--raised); box-shadow: inset 0 0 0 1px var(--line); font-size: 12px; }
.reactions .emoji { font-size: 14px; line-height: 1; }
`

const behind = html`
.notes { margin-top: 6px; padding: 0; list-style: none; font-size: 12.5px; line-height: 1.45; color: var(--quiet); }
.notes li { display: flex; gap: 7px; align-items: baseline; }
.notes abbr { flex: none; width: 16px; border-radius: 4px; background: var(--loud-ground); color: var(--loud); font-size: 10.5px; font-weight: 700; line-height: 16px; text-align: center; text-decoration: none; cursor: help; }
details > summary { cursor: pointer; list-style: none; }
details > summary::-webkit-details-marker { display: none; }
.behind { margin-top: 4px; font-size: 12px; color: var(--faint); }
.behind summary { display: flex; align-items: center; gap: 8px; min-height: 22px; border-radius: 4px; }
.tag { display: inline-flex; align-items: center; gap: 4px; flex: none; font-size: 10.5px; font-weight: 700; letter-spacing: .03em; }
.tag::before { content: ""; width: 5px; height: 5px; border: solid currentColor; border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); transition: transform .15s; margin-inline-end: 2px; }
[open] > summary .tag::before { transform: rotate(45deg); }
.behind summary:hover .tag { color: var(--ink); }
.notification { min-width: 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
[open] > summary .notification { white-space: normal; }
.json { margin-top: 4px; max-height: 480px; overflow: auto; color: var(--quiet); font-size: 11.5px; }
.json .key { color: var(--json-key); } .json .string { color: var(--json-string); } .json .value { color: var(--json-value); }
.undrawn summary { color: var(--quiet); }
.undrawn { padding: 6px 10px; border: 1px dashed var(--line-strong); border-radius: 8px; background: var(--raised); font-size: 13px; }
`

export const message = html`${[article, thread, behind]}`
