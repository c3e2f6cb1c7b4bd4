/** The page's words in Japanese. */
import type { Words } from "./Words.ts"

export const ja: Words = {
  sandbox: "runbell サンドボックス",
  app: "アプリ",
  live: "ライブ",
  reconnecting: "再接続しています…",
  beginning: "ここから始まります",
  explained:
    "このサンドボックスに投稿された内容が、Slack での見た目どおりにここへ表示されます。このマシンの外には送信されず、誰にも通知されません。",
  waiting: "メッセージはまだありません",
  hint: "プログラムの送信先をサンドボックスの webhook にして実行すると、最初のメッセージがここに自動で表示されます。",
  notification: "通知",
  undrawn: "ここでは描画しません。開くと JSON を表示します",
  newMessages: "新しいメッセージ",
  edited: "（編集済み）",
  channels: "チャンネル",
  unread: "件の未読",
  thread: "スレッド",
  closeThread: "スレッドを閉じる",
  replies: { one: "{n} 件の返信", other: "{n} 件の返信" },
  lastReply: "最終返信：",
  answered: "スレッドに返信しました：",
  reactions: "リアクション",
  showAll: "すべて表示",
  showLess: "折りたたむ",
  numbers: "数値",
  documented: "Slack の文書に記載",
  observed: "第三者が観察した挙動（文書に記載なし）",
  assumed: "推定（記載も観察もなし）"
}
