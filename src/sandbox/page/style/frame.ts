/** The page's frame: the bar at the top, the channels at the side, the messages, the thread beside them. */
import { html } from "../Html.ts"

const bar = html`
.top { grid-area: top; position: sticky; top: 0; z-index: 3; display: flex; align-items: center; gap: 12px; height: var(--top); padding: 0 20px; border-bottom: 1px solid var(--line); background: color-mix(in srgb, var(--surface) 96%, transparent); backdrop-filter: blur(12px); -webkit-backdrop-filter: blur(12px); }
.top .logo { width: 32px; height: 32px; flex: none; }
.place { min-width: 0; flex: 1; line-height: 1.25; }
h1 { font-size: 16px; font-weight: 800; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.here { font-size: 12.5px; color: var(--quiet); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.count { min-width: 26px; padding: 1px 8px; border-radius: 999px; background: var(--raised); color: var(--quiet); box-shadow: inset 0 0 0 1px var(--line); font-size: 12px; font-weight: 600; text-align: center; font-variant-numeric: tabular-nums; }
.live { display: inline-flex; align-items: center; gap: 7px; padding: 4px 11px 4px 9px; border-radius: 999px; background: color-mix(in srgb, var(--good) 10%, transparent); color: var(--good); font-size: 12.5px; font-weight: 600; white-space: nowrap; }
.live i { width: 8px; height: 8px; border-radius: 50%; background: currentColor; animation: pulse 2.4s ease-out infinite; }
.live.off { color: var(--wait); background: color-mix(in srgb, var(--wait) 12%, transparent); }
.live.off i { animation: blink 1.1s ease-in-out infinite; }
@keyframes pulse { 0% { box-shadow: 0 0 0 0 color-mix(in srgb, currentColor 55%, transparent); } 70%, 100% { box-shadow: 0 0 0 7px transparent; } }
@keyframes blink { 50% { opacity: .25; } }
`

const channels = html`
.page { display: grid; grid-template: "top top top" var(--top) "side column panel" 1fr / 208px minmax(0, 1fr) auto; max-width: 1280px; min-height: 100vh; min-height: 100dvh; margin: 0 auto; background: var(--surface); box-shadow: 0 0 0 1px var(--line), 0 8px 40px rgb(20 10 60 / 6%); }
.channels { grid-area: side; border-inline-end: 1px solid var(--line); background: var(--side); }
.channels ul { position: sticky; top: var(--top); padding: 14px 10px; list-style: none; }
.channel { display: flex; align-items: center; gap: 8px; width: 100%; min-height: 32px; padding: 4px 10px; border-radius: 8px; color: var(--quiet); }
.channel:hover { background: var(--hover); }
.channel[aria-current] { background: var(--side-on); color: var(--ink); font-weight: 700; }
.channel.new { color: var(--ink); font-weight: 700; }
.channel-name { flex: 1; min-width: 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.unread { min-width: 20px; padding: 0 6px; border-radius: 999px; background: var(--accent); color: var(--surface); font-size: 11.5px; font-weight: 700; line-height: 19px; text-align: center; font-variant-numeric: tabular-nums; }
.column { grid-area: column; display: flex; flex-direction: column; min-width: 0; }
`

const column = html`
.beginning { padding: 32px 20px 18px; }
.beginning svg { width: 52px; height: 52px; filter: drop-shadow(0 6px 14px rgb(60 40 160 / 24%)); }
.beginning h2 { margin-top: 12px; font-size: 24px; line-height: 1.25; letter-spacing: -.01em; }
.beginning p { max-width: 56ch; margin-top: 6px; color: var(--quiet); }
.empty { margin: 4px 20px 28px; padding: 22px 24px; border: 1.5px dashed var(--line-strong); border-radius: 14px; background: var(--raised); }
.empty p:first-child { display: flex; align-items: center; gap: 10px; font-weight: 700; }
.empty p:first-child::before { content: ""; width: 9px; height: 9px; border-radius: 50%; background: var(--accent); animation: blink 1.8s ease-in-out infinite; }
.empty p + p { margin-top: 4px; color: var(--quiet); }
main { flex: 1; padding-bottom: 28px; }
.day { display: flex; align-items: center; margin: 10px 0 6px; font-size: 12.5px; font-weight: 700; color: var(--ink); }
.day::before, .day::after { content: ""; flex: 1; height: 1px; background: var(--line); }
.day time { padding: 4px 14px; border-radius: 999px; background: var(--surface); box-shadow: 0 0 0 1px var(--line-strong); }
.day time::first-letter { text-transform: uppercase; }
.jump { position: sticky; bottom: 18px; z-index: 2; align-self: center; margin-top: -52px; padding: 8px 16px; border-radius: 999px; background: var(--accent); color: var(--surface); font-size: 13px; font-weight: 700; box-shadow: 0 6px 20px rgb(40 20 120 / 30%); }
`

const panel = html`
.panel { grid-area: panel; position: sticky; top: var(--top); width: 400px; height: calc(100vh - var(--top)); height: calc(100dvh - var(--top)); overflow-y: auto; overscroll-behavior: contain; scroll-padding-top: 64px; border-inline-start: 1px solid var(--line); background: var(--surface); }
.panel-top { position: sticky; top: 0; z-index: 1; display: flex; align-items: center; gap: 8px; min-height: 52px; padding: 0 8px 0 16px; border-bottom: 1px solid var(--line); background: color-mix(in srgb, var(--surface) 96%, transparent); backdrop-filter: blur(12px); -webkit-backdrop-filter: blur(12px); }
.panel-top h2 { font-size: 16px; font-weight: 800; }
.panel-top .here { flex: 1; min-width: 0; }
.close { display: grid; place-items: center; width: 36px; height: 36px; border-radius: 8px; color: var(--quiet); }
.close:hover { background: var(--hover); color: var(--ink); }
.close svg { width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; }
.rule { display: flex; align-items: center; gap: 10px; padding: 4px 16px; color: var(--quiet); font-size: 12.5px; }
.rule::after { content: ""; flex: 1; height: 1px; background: var(--line); }
.answers { padding-bottom: 24px; }
.panel article { padding-inline: 16px; }
.panel .answering, .panel .replies { display: none; }
`

export const frame = html`${[bar, channels, column, panel]}`
