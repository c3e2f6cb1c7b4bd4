/** Pictures, files, tables and charts. */
import { html } from "../Html.ts"

const files = html`
figcaption { margin-bottom: 4px; color: var(--quiet); font-size: 13px; }
figure img { display: block; max-width: min(100%, 480px); height: auto; border-radius: 8px; box-shadow: 0 0 0 1px var(--line); font-size: 13px; color: var(--quiet); background: var(--raised); }
.opens { display: block; width: fit-content; max-width: 100%; border-radius: 8px; color: inherit; }
.attached { width: fit-content; max-width: 100%; border: 1px solid var(--line-strong); border-radius: 10px; }
.attached, .attached .opens { display: flex; align-items: center; gap: 10px; padding: 8px 14px 8px 10px; }
.attached:has(.opens) { padding: 0; }
.file-icon { width: 28px; height: 28px; flex: none; fill: none; stroke: var(--accent); stroke-width: 1.5; stroke-linejoin: round; }
.file-words { display: flex; flex-direction: column; min-width: 0; line-height: 1.3; }
.file-name { font-weight: 700; }
.file-size { color: var(--quiet); font-size: 12px; }
.snippet { max-width: 680px; border: 1px solid var(--line-strong); border-radius: 10px; overflow: hidden; }
.snippet-head { display: flex; align-items: baseline; gap: 8px; padding: 6px 12px; border-bottom: 1px solid var(--line); background: var(--raised); font-size: 13px; }
.snippet-head .file-name { min-width: 0; flex: 1; }
.content .snippet pre { margin: 0; border: 0; border-radius: 0; max-height: 60vh; overflow: auto; }
.preview { display: block; position: relative; padding: 8px 10px 2px; border: 0; border-radius: 0; color: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
.more, .less { display: block; padding: 4px 12px 7px; background: var(--code-ground); color: var(--link); font-size: 12.5px; font-weight: 700; }
.snippet summary:hover .more, .snippet summary:hover .less { text-decoration: underline; }
.less, .snippet[open] .preview, .snippet[open] .more { display: none; }
.snippet[open] .less { display: block; }
`

const tables = html`
.table { max-width: 100%; width: fit-content; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: separate; border-spacing: 0; min-width: 100%; font-size: 14px; overflow-wrap: normal; }
caption { padding: 8px 12px; font-weight: 700; text-align: start; }
th, td { padding: 7px 12px; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; min-width: 72px; max-width: 320px; }
thead th { background: var(--raised); }
th { font-weight: 700; }
tr > * + * { border-inline-start: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
.content .center p { text-align: center; } .content .right p { text-align: end; }
.content p.number { text-align: end; }
`

const charts = html`
.chart { max-width: 560px; padding: 12px 14px 8px; border: 1px solid var(--line); border-radius: 10px; }
.chart figcaption { margin: 0; color: var(--ink); font-size: 14px; font-weight: 700; }
.content .legend { display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 4px 0 6px; padding: 0; list-style: none; color: var(--quiet); font-size: 12.5px; }
.legend li { display: inline-flex; align-items: center; gap: 6px; }
.legend b { color: var(--ink); }
.key { width: 10px; height: 10px; flex: none; }
.plot { display: grid; grid-template: "y frame" auto ". x" auto / auto minmax(0, 1fr); }
.plot svg { overflow: visible; }
.y-axis { grid-area: y; } .frame-of { grid-area: frame; width: 100%; } .x-axis { grid-area: x; width: 100%; }
.plot text { fill: var(--quiet); font-size: 11px; font-variant-numeric: tabular-nums; }
.frame-of path { fill: none; vector-effect: non-scaling-stroke; stroke-linejoin: round; stroke-linecap: round; }
.frame-of .grid { stroke: var(--line); stroke-width: 1; }
.frame-of .zero { stroke: var(--line-strong); stroke-width: 1; }
.frame-of .line { stroke: currentColor; stroke-width: 2; }
.frame-of .dot { stroke: currentColor; stroke-width: 5; }
.frame-of .dot:hover { stroke-width: 9; }
.frame-of .area { fill: currentColor; fill-opacity: .16; stroke: none; }
.bar-of, .key rect, .slice { fill: currentColor; }
.bar-of:hover, .slice:hover { opacity: .8; }
.axis-name { color: var(--quiet); font-size: 11.5px; line-height: 1.3; }
.content .below { text-align: center; } .content .above { margin-bottom: 6px; }
.pie { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 24px; padding: 8px 0; }
.pie > svg { width: 132px; height: 132px; flex: none; }
.slice { stroke: var(--surface); stroke-width: 1.2; stroke-linejoin: round; }
.content .pie .legend { flex-direction: column; gap: 4px; margin: 0; font-size: 13px; }
.numbers { margin-top: 4px; color: var(--faint); font-size: 12px; }
.numbers summary { display: flex; min-height: 22px; align-items: center; width: fit-content; border-radius: 4px; }
.numbers .table { margin: 4px 0 6px; max-height: 260px; overflow: auto; }
.numbers table { font-size: 12.5px; color: var(--ink); } .numbers th, .numbers td { padding: 3px 10px; min-width: 56px; }
.numbers tbody th { font-weight: 400; }
.series-0 { color: var(--series-0); } .series-1 { color: var(--series-1); } .series-2 { color: var(--series-2); }
.series-3 { color: var(--series-3); } .series-4 { color: var(--series-4); } .series-5 { color: var(--series-5); }
`

export const media = html`${[files, tables, charts]}`
