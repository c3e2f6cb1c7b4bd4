/** Japanese. */
import type { OptionWords } from "./OptionWords.ts"

export const ja: OptionWords = {
  name: "実行の名前。省略時はコマンド名です。",
  project: "実行が属するプロジェクト。",
  workspace: "プロジェクトが属するワークスペース。",
  description: "実行についての一文。",
  link: "実行についてのページ。",
  tag: "実行のタグ。複数回指定できます。",
  mention:
    "呼び出す相手。メンバー ID（U… または W…）、グループ ID（S…）、メールアドレス（ボットの場合）、here、channel。複数回指定できます。",
  "mention-when":
    "呼び出すとき。問題があったときだけ（failure、省略時）、毎回（always）、または次の終わり方のとき：finished（完了）、failed（失敗）、interrupted（中止）、killed（強制終了）、lost（応答の途絶）。複数回指定できます。",
  events: "知らせる内容。すべて（all、省略時）、終了だけ（end）、異常終了だけ（failure）。",
  "min-duration": "これより早く完了した実行については何も送りません。例：5m、1h30m。",
  metric: "出力から読み取る指標。名前と、グループを一つ含む正規表現です。例：'loss=loss: (\\S+)'。複数回指定できます。",
  "json-metrics": "JSON オブジェクトになっている出力行から指標を読み取ります。",
  steps:
    "全部で何ステップか。進み具合と残り時間に使います。現在のステップは、指標 step（または epoch）から読み取ります。",
  epochs: "全部で何エポックか。現在のエポックは、指標 epoch から読み取ります。",
  goal: "指標がどちら向きによいか。例：bleu=highest。loss や accuracy などよくある名前には不要です。複数回指定できます。",
  chart:
    "終了時に図に描く指標。例：loss,accuracy。ボットを使い、runbell の隣か現在のフォルダーに echarts と @resvg/resvg-wasm が必要です。なければ Slack のグラフか文字で示します。",
  alert: "条件が成立したら知らせます。例：'accuracy > 0.95'、'loss is not finite'。複数回指定できます。",
  stall: "これだけの間、出力も指標の変化もなければ知らせます。時間を省略すると、普段の間隔を学習します。",
  tail: "終了時に知らせる、出力の最後の行数。省略時は 20 です。端末に出力しているときは --pty を付けた場合だけ見えます。",
  output: "出力の扱い。auto（省略時）、inherit（そのまま）、tee（パイプ経由で複写）、pty（専用の端末）。",
  pty: "--output pty の短縮形です。",
  redact: "このマシンから出してはならない内容の正規表現。複数回指定できます。",
  language: "メッセージの言語。en、zh、ja、ko、ru、de、fr、es、pt-BR のいずれか。省略時は環境の言語です。",
  "time-zone": "メッセージのタイムゾーン。例：Asia/Tokyo。省略時はこのマシンの設定です。",
  "webhook-url":
    "Webhook。file:パス、または - で標準入力の最初の行から読みます。URL そのものも指定できますが、ps で誰にでも見えるため、SLACK_WEBHOOK_URL を設定してください。",
  "bot-token":
    "ボットのトークン。file:パス、または - で標準入力の最初の行から読みます。トークンそのものも指定できますが、ps で誰にでも見えるため、SLACK_BOT_TOKEN を設定してください。",
  channel: "ボットの投稿先。#runs のようなチャンネル名か、その ID。",
  card: "同じ作業の各試行に共通の識別子。ボットでは一つのカードとスレッドを共有します。省略時は、スケジューラーが再開するジョブの ID です。",
  alarm:
    "ボットの場合：マシンごと落ちたときに、実行が沈黙したことを Slack 自身に伝えさせます。実行が終われば取り消します。",
  "ping-url":
    "実行中に ping を送り、終了を知らせるチェック（Healthchecks など）。file:パス、または RUNBELL_PING_URL で指定します。",
  config: "プロジェクトの runbell.json の代わりに読むファイル。"
}
