/** Words: paragraphs, code, quotes, lists, mentions. */
import { html } from "../Html.ts"

export const words = html`
.content { display: flow-root; }
.content p, blockquote, .content li { white-space: pre-wrap; unicode-bidi: plaintext; text-align: start; }
.content h3 { font-size: 18px; line-height: 1.34; font-weight: 800; letter-spacing: -.005em; unicode-bidi: plaintext; text-align: start; }
.content .jumbo { font-size: 32px; line-height: 1.3; }
.content hr { height: 1px; border: 0; background: var(--line); }
.content > hr { margin-block: 12px; }
.content b { font-weight: 700; }
code, pre, .preview { font-family: var(--mono), var(--script) monospace, var(--emoji); font-size: 12px; line-height: 1.55; font-variant-ligatures: none; }
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
