/** Japanese. */
import type { InitWords } from "../InitWords.ts"

export const ja: InitWords = {
  overwrite: (path) => `${path} はすでにあります。上書きしますか？[y/N] `,
  replace: (path) => `${path} にはすでに送り先があります。置き換えますか？[y/N] `,
  yes: ["y", "yes", "はい"],
  project: (usual) => `プロジェクトの名前は？[${usual}] `,
  language: (usual, known) => `メッセージの言語は（${known}）？[${usual}] `,
  mention: "失敗したときに呼び出す相手は（メンバー ID U…、グループ ID S…、here、channel）？[なし] ",
  secret: "Incoming Webhook の URL、またはボットのトークン xoxb-…（入力は表示されません。空なら省略）：",
  channel: "ボットの投稿先は（#runs のようなチャンネル名か、その ID）？ ",
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
  wrongBot: {
    EmptyToken: "空です。",
    NotAToken: "ボットのトークンは xoxb- で始まります。アプリの OAuth & Permissions で確認できます。",
    EmptyChannel: "ボットにはチャンネルが必要です。",
    UnknownHost: "SLACK_API_URL が Slack 以外を指しています。"
  },
  written: (path) => `書き込みました：${path}`,
  kept: (path) => `変更していません：${path}`,
  next: "メッセージが届くか確認してください：runbell doctor --post"
}
