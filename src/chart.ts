/**
 * Pictures of curves, for notifiers that can upload one. They are drawn by ECharts and resvg, without a browser and
 * without a native build; who wants pictures installs them:
 *
 * ```sh
 * npm install echarts @resvg/resvg-wasm @expo-google-fonts/inter
 * ```
 *
 * Nothing of them is loaded before a picture is drawn, and then in a thread of its own. Chinese, Japanese and Korean are
 * written with the fonts of the machine, or with `@expo-google-fonts/noto-sans-sc`, `-jp` or `-kr`; where there is none,
 * with words that can be read in place of boxes.
 *
 * @since 0.1.0
 */
export { draw, layer } from "./chart/Chart.ts"
