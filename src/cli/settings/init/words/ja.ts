/** Japanese. */
import type { InitWords } from "../InitWords.ts"

export const ja: InitWords = {
  overwrite: (path) => `${path} はすでにあります。上書きしますか？[y/N] `,
  replaceUrl: (path) => `${path} にはすでに Webhook の URL があります。置き換えますか？[y/N] `,
  yes: ["y", "yes", "はい"],
  project: (usual) => `プロジェクトの名前は？[${usual}] `,
  language: (usual, known) => `メッセージの言語は（${known}）？[${usual}] `,
  mention: "失敗したときに呼び出す相手は（メンバー ID U…、グループ ID S…、here、channel）？[なし] ",
  url: "Incoming Webhook の URL（入力は表示されません。空なら省略）：",
  wrongLanguage: (known) => `${known} のいずれかを入力してください。`,
  wrongMention: "メンバー ID は U か W、グループ ID は S で始まります。Slack のプロフィール画面で確認できます。",
  wrongUrl: {
    Empty: "空です。",
    NotAUrl: "URL ではありません。",
    NotHttps: "https:// で始まっていません。",
    UnknownHost: "hooks.slack.com でも hooks.slack-gov.com でもありません。",
    WorkflowTrigger: "ワークフローのトリガーで、テキストもブロックも表示されません。Incoming Webhook が必要です。",
    Credentials: "ユーザー名かパスワードが含まれています。"
  },
  written: (path) => `書き込みました：${path}`,
  kept: (path) => `変更していません：${path}`,
  next: "メッセージが届くか確認してください：runbell doctor --post"
}
