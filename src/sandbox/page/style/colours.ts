/** The page's colours, light and dark: text keeps a contrast of 4.5 to its ground, a chart's series one of 3. */
import { html } from "../Html.ts"

export const colours = html`
:root {
  color-scheme: light dark;
  --ground: #f3f1f8; --surface: #fff; --raised: #faf9fc; --hover: #f8f7fb; --line: #e6e3ee; --line-strong: #cfcad9;
  --side: #f3f1f8; --side-on: #e2ddf3;
  --ink: #1d1b22; --quiet: #625e6b; --faint: #6b6675;
  --accent: #5b4bd6; --link: #1264a3; --code: #b8113f; --code-ground: #f7f6f9;
  --mention: #1264a3; --mention-ground: #e8f2fa; --loud: #7a5200; --loud-ground: #fdf2d0;
  --good: #137a4a; --wait: #8a5f00; --danger: #c81d49; --primary: #00785a; --fresh: #f1eefe;
  --json-key: #5140c4; --json-string: #0b6e4f; --json-value: #a8420a;
  --series-0: #5b4bd6; --series-1: #c9520b; --series-2: #0b8468; --series-3: #c2277f; --series-4: #2178bd; --series-5: #86720a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #121116; --surface: #1a191f; --raised: #222129; --hover: #201f26; --line: #302e38; --line-strong: #4a4755;
    --side: #141318; --side-on: #2f2a4a;
    --ink: #e3e1e8; --quiet: #a9a5b2; --faint: #9c98a6;
    --accent: #a99df8; --link: #6cb6eb; --code: #f0a08a; --code-ground: #24232a;
    --mention: #7cc0f0; --mention-ground: #1d3344; --loud: #f3d27a; --loud-ground: #40361a;
    --good: #3fcf8e; --wait: #e5b74a; --danger: #f0668a; --primary: #0f7d5c; --fresh: #282440;
    --json-key: #b0a5fa; --json-string: #7fd1a8; --json-value: #f0a877;
    --series-0: #a99df8; --series-1: #f09a56; --series-2: #43c9a0; --series-3: #f07ab8; --series-4: #6cb6eb; --series-5: #d8c24c;
  }
}`
