/** Japanese. */
import { synopsis } from "./synopsis.ts"
import type { Words } from "./Words.ts"

export const ja: Words = {
  title: "runbell は、実行がどうなったかを Slack で知らせます。",
  sandboxAt: (url) => `ここではサンドボックスが Slack の代わりをします。ページ：${url}`,
  live: "メッセージはあなたの Slack に送られ、届いたものはここにも表示されます。",
  loading: "手書き数字 10,000 個を読み込んでいます……",

  runs: {
    finishes: "最後まで終わる学習",
    fails: "同じ学習。途中に壊れたバッチがあります",
    isStopped: "同じ学習。途中で人が止めます"
  },

  step: (step, steps) => `ステップ ${step}/${steps}`,
  loss: (value) => `損失 ${value}`,
  accuracy: (share) => `正解率 ${share}`,

  accepted: { sandbox: "サンドボックスが受け取ったもの", live: "Slack が受け取ったもの" },
  kind: { started: "開始", alert: "アラート", finished: "完了", failed: "失敗", stopped: "中止" },
  insteadOf: (wanted) => `（本来は：${wanted}）`,
  nothing: "なし",
  noneRefused: "拒否されたものはありません。",
  refused: (answers) => `拒否：${answers}`,

  keepOpenHint: "ページを開いたままにして、Slack での見え方を確かめるには：",
  liveHint: "自分の Slack で見るには、SLACK_WEBHOOK_URL に Incoming Webhook の URL を設定してから：",
  openUntilStopped: (url) => `Ctrl-C を押すまで、ページは開いたままです：${url}`,

  usage: `小さなネットワークを三回学習させ、それぞれがどうなったかを知らせます。

  ${synopsis}

  --lang       メッセージの言語。
               省略すると RUNBELL_LANGUAGE、なければ環境の言語。
  --keep-open  終わったあともサンドボックスのページを開いたままにします
               （Ctrl-C で終了）。
  --live       本物の Slack に送ります。
               SLACK_WEBHOOK_URL は Incoming Webhook の URL です。
  --help       この説明を表示します。

終了コード：正常なら 0、受け取られなかったメッセージがあれば 1、
使い方の誤りは 64。`,
  unknownArgument: (argument) => `「${argument}」という引数はありません。--help で一覧を表示します。`,
  unknownLanguage: (given, known) => `「${given}」は runbell が話せる言語ではありません。話せるのは：${known}`,
  noWebhook: "--live は SLACK_WEBHOOK_URL に送りますが、設定されていません。",
  trouble: (what) => `問題が起きました：${what}`
}
