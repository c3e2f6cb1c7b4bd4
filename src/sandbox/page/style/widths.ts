/** What is different on a phone, where there is less room beside the messages, and for who wants nothing to move. */
import { html } from "../Html.ts"

export const widths = html`
@media (max-width: 1000px) {
  .page { grid-template: "top" var(--top) "side" auto "column" 1fr / minmax(0, 1fr); max-width: 820px; }
  .one .channels { display: none; }
  .channels { position: sticky; top: var(--top); z-index: 2; border: 0; border-bottom: 1px solid var(--line); background: var(--surface); }
  .channels ul { position: static; display: flex; gap: 4px; padding: 6px 12px; overflow-x: auto; scrollbar-width: none; }
  .channel { width: auto; min-height: 36px; }
  .channel-name { max-width: 60vw; }
  .many main article { scroll-margin-top: 124px; }
  .panel { position: fixed; inset: 0 0 0 auto; z-index: 4; width: min(440px, 100%); height: auto; box-shadow: -12px 0 40px rgb(20 10 60 / 18%); }
}
@media (max-width: 600px) {
  .top { padding: 0 14px; gap: 10px; }
  .beginning, article { padding-inline: 14px; }
  .empty { margin-inline: 14px; padding: 18px; }
  .panel { width: 100%; border: 0; }
  .panel article { padding-inline: 14px; }
  .fields { grid-template-columns: minmax(0, 1fr); }
  .content h3 { font-size: 17px; }
  .accessory img, .accessory .frame { width: 64px; height: 64px; }
  th, td { padding: 6px 10px; min-width: 60px; max-width: 62vw; }
  table { font-size: 13.5px; }
  .table th:first-child, .table td:first-child { position: sticky; inset-inline-start: 0; background: var(--surface); }
  .table tr > :first-child { min-width: 104px; }
  .table thead th:first-child { background: var(--raised); }
  .chart { padding-inline: 10px; }
}
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation: none !important; transition: none !important; } }
`
