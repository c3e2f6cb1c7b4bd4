/** Japanese. */
import type { CommandWords } from "./CommandWords.ts"

export const ja: CommandWords = {
  tagline: "実行の結果を Slack でお知らせします。",
  usage: "使い方",
  commands: "コマンド",
  options: "オプション",
  examples: "例",
  short: "runbell -- コマンド は runbell run -- コマンド の短縮形です。",
  more: "コマンドごとのヘルプ：runbell コマンド --help",
  settings:
    "どのオプションも環境変数（RUNBELL_NAME など）または runbell.json で設定できます。Webhook の URL：SLACK_WEBHOOK_URL。",
  run: "コマンドを実行し、その開始と終了を知らせます。",
  send: "メッセージを送ります。実行の中では、その実行のメッセージになります。",
  preview: "各種のメッセージを表示します。Slack には何も送りません。",
  doctor: "このマシンと Slack の間の問題を調べます。",
  sandbox: "このマシン上に Slack の代役を開きます。ページで表示を確認できます。",
  demo: "小さな学習の通知の様子を、Slack なしで見られます。",
  init: "いくつかの質問に答えて Webhook と runbell.json を設定します。",
  help: "このヘルプを表示します。",
  version: "バージョンを表示します。",
  completions: "bash、zsh、fish の補完スクリプトを出力します。",
  sendText: "送る内容。省略するか - とすると、標準入力から読みます。",
  title: "本文の上に置く見出し。",
  level: "重要度。info（省略時）、warn、error。",
  field: "名前=値 の形の項目。複数回指定できます。",
  messageLink: "関連するページ。",
  previewLanguage: "en、zh、ja、または all。省略時は環境の言語です。",
  json: "Slack に送られる JSON をそのまま出力します。",
  page: "サンドボックスのページに表示します。Ctrl-C で終わります。",
  webhookUrl:
    "Webhook。file:パス、または - で標準入力の最初の行から読みます。URL も指定できますが、引数は ps で誰にでも見えます。",
  post: "テストメッセージを一つ送ります。",
  port: "待ち受けるポート。省略時は空いているポートです。",
  pageAt: "ページ",
  webhookAt: "Webhook",
  untilStopped: "Ctrl-C で終わります。",
  demoNext: "次はあなたのプログラムで：runbell run -- python train.py"
}
