/** How the page looks: Slack's reading rhythm in colours of its own, light and dark, for every script and width. */
import { type Html, html } from "./Html.ts"

const colours = html`
:root {
  color-scheme: light dark;
  --ground: #f3f1f8; --surface: #fff; --raised: #faf9fc; --hover: #f8f7fb; --line: #e6e3ee; --line-strong: #cfcad9;
  --ink: #1d1b22; --quiet: #6a6672; --faint: #767180;
  --accent: #5b4bd6; --link: #1264a3; --code: #c01343; --code-ground: #f7f6f9;
  --mention: #1264a3; --mention-ground: #e8f2fa; --loud: #7a5200; --loud-ground: #fdf2d0;
  --good: #137a4a; --wait: #8a5f00; --danger: #d1224f; --primary: #00785a; --fresh: #f1eefe;
  --json-key: #5140c4; --json-string: #0b6e4f; --json-value: #b3470c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #121116; --surface: #1a191f; --raised: #222129; --hover: #201f26; --line: #302e38; --line-strong: #4a4755;
    --ink: #e3e1e8; --quiet: #a5a1ae; --faint: #928e9c;
    --accent: #a99df8; --link: #6cb6eb; --code: #f0a08a; --code-ground: #24232a;
    --mention: #7cc0f0; --mention-ground: #1d3344; --loud: #f3d27a; --loud-ground: #40361a;
    --good: #3fcf8e; --wait: #e5b74a; --danger: #f0668a; --primary: #0f7d5c; --fresh: #282440;
    --json-key: #b0a5fa; --json-string: #7fd1a8; --json-value: #f0a877;
  }
}`

const ground = html`
*, ::before, ::after { box-sizing: border-box; }
html, body, h1, h2, h3, p, ul, ol, pre, blockquote, figure { margin: 0; padding: 0; }
html { background: var(--ground); scroll-padding-block: 76px 24px; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
html {
  --latin: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono";
  --script: ;
  --emoji: "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji";
  font-size: 15px; line-height: 1.47; color: var(--ink);
}
[lang|="zh"] { --script: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC",; }
[lang|="ja"] { --script: "Hiragino Sans", "Yu Gothic", Meiryo, "Noto Sans CJK JP", "Noto Sans JP",; }
[lang|="ko"] { --script: "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", "Noto Sans KR",; }
[lang] { font-family: var(--latin), var(--script) sans-serif, var(--emoji); }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
[hidden] { display: none !important; }
.sprite { position: absolute; width: 0; height: 0; }
.page { display: flex; flex-direction: column; max-width: 820px; min-height: 100vh; min-height: 100dvh; margin: 0 auto; background: var(--surface); box-shadow: 0 0 0 1px var(--line), 0 8px 40px rgb(20 10 60 / 6%); }
`

const bar = html`
.top { position: sticky; top: 0; z-index: 2; display: flex; align-items: center; gap: 12px; height: 60px; padding: 0 20px; border-bottom: 1px solid var(--line); background: color-mix(in srgb, var(--surface) 88%, transparent); backdrop-filter: blur(12px); -webkit-backdrop-filter: blur(12px); }
.top .logo { width: 32px; height: 32px; flex: none; }
.top .place { min-width: 0; flex: 1; line-height: 1.25; }
.top h1 { font-size: 16px; font-weight: 800; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.top .place p { font-size: 12.5px; color: var(--quiet); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.count { min-width: 26px; padding: 1px 8px; border-radius: 999px; background: var(--raised); color: var(--quiet); box-shadow: inset 0 0 0 1px var(--line); font-size: 12px; font-weight: 600; text-align: center; font-variant-numeric: tabular-nums; }
.live { display: inline-flex; align-items: center; gap: 7px; padding: 4px 11px 4px 9px; border-radius: 999px; background: color-mix(in srgb, var(--good) 12%, transparent); color: var(--good); font-size: 12.5px; font-weight: 600; white-space: nowrap; }
.live i { width: 8px; height: 8px; border-radius: 50%; background: currentColor; animation: pulse 2.4s ease-out infinite; }
.live.off { color: var(--wait); background: color-mix(in srgb, var(--wait) 14%, transparent); }
.live.off i { animation: blink 1.1s ease-in-out infinite; }
@keyframes pulse { 0% { box-shadow: 0 0 0 0 color-mix(in srgb, currentColor 55%, transparent); } 70%, 100% { box-shadow: 0 0 0 7px transparent; } }
@keyframes blink { 50% { opacity: .25; } }
`

const beginning = html`
.beginning { padding: 36px 20px 20px; }
.beginning svg { width: 56px; height: 56px; filter: drop-shadow(0 6px 14px rgb(60 40 160 / 28%)); }
.beginning h2 { margin-top: 14px; font-size: 24px; line-height: 1.25; letter-spacing: -.01em; }
.beginning p { max-width: 56ch; margin-top: 6px; color: var(--quiet); }
.empty { margin: 4px 20px 28px; padding: 22px 24px; border: 1.5px dashed var(--line-strong); border-radius: 14px; background: var(--raised); }
.empty p:first-child { display: flex; align-items: center; gap: 10px; font-weight: 700; }
.empty p:first-child::before { content: ""; width: 9px; height: 9px; border-radius: 50%; background: var(--accent); animation: blink 1.8s ease-in-out infinite; }
.empty p + p { margin-top: 4px; color: var(--quiet); }
`

const log = html`
main { flex: 1; padding-bottom: 28px; }
.day { display: flex; align-items: center; gap: 0; margin: 10px 0 6px; font-size: 12.5px; font-weight: 700; color: var(--ink); }
.day::before, .day::after { content: ""; flex: 1; height: 1px; background: var(--line); }
.day time { padding: 4px 14px; border-radius: 999px; background: var(--surface); box-shadow: 0 0 0 1px var(--line-strong); }
.day time::first-letter { text-transform: uppercase; }
article { display: grid; grid-template-columns: 36px minmax(0, 1fr); gap: 0 10px; padding: 10px 20px 8px; scroll-margin-top: 76px; overflow-wrap: anywhere; }
article:hover { background: var(--hover); }
article:target { background: var(--loud-ground); }
article.fresh { animation: fresh 2.4s ease-out; }
@keyframes fresh { from { background: var(--fresh); } }
article[data-thread] { margin-inline-start: 66px; grid-template-columns: 24px minmax(0, 1fr); gap: 0 8px; padding-inline-start: 14px; border-inline-start: 2px solid var(--line); }
.avatar { width: 36px; height: 36px; margin-top: 3px; }
[data-thread] .avatar { width: 24px; height: 24px; margin-top: 0; }
.message > header { display: flex; flex-wrap: wrap; align-items: center; gap: 0 7px; line-height: 1.35; }
.name { font-weight: 800; }
.app { padding: 0 4px; border-radius: 3px; background: var(--line); color: var(--quiet); font-size: 10px; font-weight: 700; line-height: 15px; }
.when, .channel { font-size: 12px; color: var(--quiet); }
.channel { display: none; }
.many .channel { display: inline; }
`

const words = html`
.content { display: flow-root; }
.content p, blockquote, .content li { white-space: pre-wrap; unicode-bidi: plaintext; text-align: start; }
.content h3 { font-size: 18px; line-height: 1.34; font-weight: 800; letter-spacing: -.005em; unicode-bidi: plaintext; text-align: start; }
.content .jumbo { font-size: 32px; line-height: 1.3; }
.content hr { height: 1px; border: 0; background: var(--line); }
.content > hr { margin-block: 12px; }
.content b { font-weight: 700; }
code, pre { font-family: var(--mono), var(--script) monospace, var(--emoji); font-size: 12px; line-height: 1.55; font-variant-ligatures: none; }
code { padding: 1.5px 4px; border: 1px solid var(--line); border-radius: 4px; background: var(--code-ground); color: var(--code); overflow-wrap: anywhere; }
pre { padding: 8px 10px; border: 1px solid var(--line); border-radius: 6px; background: var(--code-ground); white-space: pre-wrap; overflow-wrap: anywhere; text-align: left; }
.content pre { margin: 4px 0; }
blockquote { position: relative; margin: 3px 0; padding-inline-start: 16px; }
blockquote::before { content: ""; position: absolute; inset-block: 0; inset-inline-start: 0; width: 4px; border-radius: 4px; background: var(--line-strong); }
.mention { padding: 0 3px 1px; border-radius: 4px; background: var(--mention-ground); color: var(--mention); unicode-bidi: isolate; }
.mention.loud { background: var(--loud-ground); color: var(--loud); font-weight: 600; }
.content ul, .content ol { padding-inline-start: 26px; }
.content li::marker { color: var(--quiet); font-variant-numeric: tabular-nums; }
.rich ul { list-style: disc; } .rich ul.indent-1, .rich ul.indent-4, .rich ul.indent-7 { list-style: circle; } .rich ul.indent-2, .rich ul.indent-5, .rich ul.indent-8 { list-style: square; }
.rich ol.indent-1, .rich ol.indent-4, .rich ol.indent-7 { list-style: lower-alpha; } .rich ol.indent-2, .rich ol.indent-5, .rich ol.indent-8 { list-style: lower-roman; }
.indent-1 { margin-inline-start: 24px; } .indent-2 { margin-inline-start: 48px; } .indent-3 { margin-inline-start: 72px; } .indent-4 { margin-inline-start: 96px; }
.indent-5 { margin-inline-start: 120px; } .indent-6 { margin-inline-start: 144px; } .indent-7 { margin-inline-start: 168px; } .indent-8 { margin-inline-start: 192px; }
.swatch { width: 12px; height: 12px; margin-inline-end: 5px; border-radius: 3px; vertical-align: -1px; }
`

const blocks = html`
.content > * + *, .attachment > div > * + * { margin-top: 7px; }
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
figcaption { margin-bottom: 4px; color: var(--quiet); font-size: 13px; }
figure img { display: block; max-width: min(100%, 420px); max-height: 420px; border-radius: 8px; box-shadow: 0 0 0 1px var(--line); font-size: 13px; color: var(--quiet); }
.frame { display: inline-grid; place-content: center; max-width: 100%; min-width: 180px; min-height: 96px; padding: 12px 16px; border-radius: 8px; background: repeating-linear-gradient(-45deg, var(--raised) 0 10px, var(--code-ground) 10px 20px); box-shadow: inset 0 0 0 1px var(--line); color: var(--quiet); font-size: 13px; text-align: center; }
.accessory .frame { min-width: 0; min-height: 0; padding: 4px; font-size: 11px; line-height: 1.25; overflow: hidden; }
.table { max-width: 100%; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; min-width: 100%; font-size: 14px; overflow-wrap: normal; }
caption { padding: 8px 12px; font-weight: 700; text-align: start; }
th, td { padding: 7px 12px; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; min-width: 72px; max-width: 320px; }
th { background: var(--raised); font-weight: 700; }
tr > * + * { border-inline-start: 1px solid var(--line); }
tbody tr:last-child td { border-bottom: 0; }
.content .center p { text-align: center; } .content .right p { text-align: end; }
.number { font-variant-numeric: tabular-nums; }
.attachment { position: relative; padding-inline-start: 16px; max-width: 680px; }
.attachment .bar { position: absolute; inset-block: 0; inset-inline-start: 0; width: 4px; height: 100%; border-radius: 4px; color: var(--line-strong); }
.author { font-size: 13px; font-weight: 700; color: var(--quiet); }
`

const behind = html`
.notes { margin-top: 6px; padding: 0; list-style: none; font-size: 12.5px; line-height: 1.45; color: var(--quiet); }
.notes li { display: flex; gap: 7px; align-items: baseline; }
.notes abbr { flex: none; width: 16px; border-radius: 4px; background: var(--loud-ground); color: var(--loud); font-size: 10.5px; font-weight: 700; line-height: 16px; text-align: center; text-decoration: none; cursor: help; }
details > summary { cursor: pointer; list-style: none; }
details > summary::-webkit-details-marker { display: none; }
.behind { margin-top: 5px; font-size: 12px; color: var(--faint); }
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
.jump { position: sticky; bottom: 18px; z-index: 2; align-self: center; margin-top: -52px; padding: 8px 16px; border: 0; border-radius: 999px; background: var(--accent); color: var(--surface); font: inherit; font-size: 13px; font-weight: 700; box-shadow: 0 6px 20px rgb(40 20 120 / 30%); cursor: pointer; }
`

const widths = html`
@media (max-width: 600px) {
  .top { padding: 0 14px; gap: 10px; }
  .beginning, article { padding-inline: 14px; }
  .empty { margin-inline: 14px; padding: 18px; }
  article[data-thread] { margin-inline-start: 32px; padding-inline-start: 12px; }
  .fields { grid-template-columns: minmax(0, 1fr); }
  .content h3 { font-size: 17px; }
  .accessory img, .accessory .frame { width: 64px; height: 64px; }
}
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation: none !important; transition: none !important; } }
`

/** The page's style sheet. */
export const style: Html = html`${[colours, ground, bar, beginning, log, words, blocks, behind, widths]}`
