/** What all of the page stands on: its fonts for every script, its focus, its frame. */
import { html } from "../Html.ts"

export const ground = html`
*, ::before, ::after { box-sizing: border-box; }
html, body, h1, h2, h3, p, ul, ol, pre, blockquote, figure { margin: 0; padding: 0; }
html { background: var(--ground); scroll-padding-block: 76px 24px; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
html {
  --latin: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono";
  --script: ;
  --emoji: "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji";
  --top: 60px;
  font-size: 15px; line-height: 1.47; color: var(--ink);
}
[lang|="zh"] { --script: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC",; }
[lang|="ja"] { --script: "Hiragino Sans", "Yu Gothic", Meiryo, "Noto Sans CJK JP", "Noto Sans JP",; }
[lang|="ko"] { --script: "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", "Noto Sans KR",; }
[lang] { font-family: var(--latin), var(--script) sans-serif, var(--emoji); }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
button { margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
[tabindex="-1"]:focus { outline: none; }
[hidden] { display: none !important; }
.sprite { position: absolute; width: 0; height: 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.number { font-variant-numeric: tabular-nums; }
`
