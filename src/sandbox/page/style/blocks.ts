/** Blocks and what stands in them: sections, fields, contexts, buttons, frames, attachments. */
import { html } from "../Html.ts"

export const blocks = html`
.content > * + *, .attachment > div > * + * { margin-top: 7px; }
.content > :is(figure, .file, .table):first-child { margin-top: 5px; }
.content > h3 + *, .content > p + p { margin-top: 3px; }
.section { display: flex; gap: 16px; align-items: flex-start; }
.section > div:first-child { flex: 1; min-width: 0; }
.accessory { flex: none; max-width: 50%; }
.accessory img, .accessory .frame { width: 88px; height: 88px; border-radius: 8px; object-fit: cover; }
.fields { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px 16px; margin-top: 6px; }
.fields .long { grid-column: 1 / -1; }
.context { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 10px; color: var(--quiet); font-size: 13px; line-height: 1.4; }
.context > div { min-width: 0; }
.context img, .context .frame { display: block; width: 20px; height: 20px; border-radius: 4px; object-fit: cover; overflow: hidden; padding: 0; font-size: 0; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
.button { display: inline-flex; align-items: center; max-width: 100%; min-height: 30px; padding: 3px 12px; border: 1px solid var(--line-strong); border-radius: 6px; background: var(--surface); color: var(--ink); font-size: 13px; font-weight: 700; cursor: default; unicode-bidi: plaintext; }
a.button { cursor: pointer; }
a.button:hover { background: var(--raised); text-decoration: none; }
.button.primary { border-color: transparent; background: var(--primary); color: #fff; }
.button.danger { border-color: var(--danger); color: var(--danger); }
.button.menu { font-weight: 400; gap: 22px; color: var(--quiet); }
.button.menu::after { content: ""; width: 7px; height: 7px; margin-top: -4px; border: solid currentColor; border-width: 0 1.5px 1.5px 0; transform: rotate(45deg); }
.content .choices { padding: 0; list-style: none; }
.choices li { display: flex; gap: 8px; align-items: center; }
.choices li::before { content: ""; width: 15px; height: 15px; flex: none; border: 1.5px solid var(--line-strong); border-radius: 4px; }
.radio_buttons li::before { border-radius: 50%; }
.frame { display: inline-grid; place-content: center; max-width: 100%; min-width: 180px; min-height: 96px; padding: 12px 16px; border-radius: 8px; background: repeating-linear-gradient(-45deg, var(--raised) 0 10px, var(--code-ground) 10px 20px); box-shadow: inset 0 0 0 1px var(--line); color: var(--quiet); font-size: 13px; text-align: center; }
.accessory .frame { min-width: 0; min-height: 0; padding: 4px; font-size: 11px; line-height: 1.25; overflow: hidden; }
.markdown > * + * { margin-top: 5px; }
.markdown > h3 { margin-top: 10px; } .markdown > h3:first-child { margin-top: 0; }
.markdown ul { list-style: disc; }
.tile { display: flex; flex-direction: column; width: 100%; max-width: 400px; overflow: hidden; border: 1px solid var(--line-strong); border-radius: 12px; background: var(--surface); }
.tile .hero > * { display: block; width: 100%; max-width: none; aspect-ratio: 2 / 1; height: auto; border-radius: 0; object-fit: cover; }
.tile .hero > .frame { display: grid; min-height: 0; }
.tile .inner { display: flex; flex-direction: column; gap: 8px; padding: 12px; }
.tile .head { display: flex; gap: 10px; align-items: center; }
.tile .head > div:last-child { min-width: 0; }
.tile .icon > * { display: block; width: 36px; height: 36px; min-width: 0; min-height: 0; padding: 0; border-radius: 8px; object-fit: cover; overflow: hidden; font-size: 0; }
.tile .title { font-weight: 700; }
.tile :is(.subtitle, .subtext) { color: var(--quiet); font-size: 13px; line-height: 1.4; }
.tiles { display: flex; gap: 12px; max-width: 100%; padding-bottom: 6px; overflow-x: auto; scroll-snap-type: x proximity; }
.tiles .tile { flex: none; width: min(300px, 85%); scroll-snap-align: start; }
.attachment { position: relative; padding-inline-start: 16px; max-width: 680px; }
.attachment .bar { position: absolute; inset-block: 0; inset-inline-start: 0; width: 4px; height: 100%; border-radius: 4px; color: var(--line-strong); }
.author { font-size: 13px; font-weight: 700; color: var(--quiet); }
`
