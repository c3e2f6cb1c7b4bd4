/** The page's own words, in the languages that runbell speaks. The script shows the reader's; without it, English. */
import { type Html, html } from "./Html.ts"

/** What the page itself has to say. */
export interface Words {
  readonly sandbox: string
  readonly app: string
  readonly live: string
  readonly reconnecting: string
  readonly beginning: string
  readonly explained: string
  readonly waiting: string
  readonly hint: string
  readonly notification: string
  readonly undrawn: string
  readonly newMessages: string
  readonly documented: string
  readonly observed: string
  readonly assumed: string
}

const en: Words = {
  sandbox: "runbell sandbox",
  app: "APP",
  live: "Live",
  reconnecting: "Reconnecting…",
  beginning: "This is where it begins",
  explained:
    "Whatever is posted to this sandbox appears here, as Slack would show it. Nothing leaves this machine, and nobody is disturbed.",
  waiting: "No message yet",
  hint: "Point a program at the sandbox’s webhook and let it run: its first words show up here by themselves.",
  notification: "Notification",
  undrawn: "not drawn here, open it for its JSON",
  newMessages: "New messages",
  documented: "Documented by Slack",
  observed: "Observed by others, not documented",
  assumed: "Assumed: neither documented nor observed"
}

const zh: Words = {
  sandbox: "runbell 沙盒",
  app: "应用",
  live: "实时",
  reconnecting: "正在重新连接…",
  beginning: "一切从这里开始",
  explained: "发送到这个沙盒的消息会显示在这里，样子和在 Slack 中一样。消息不会离开这台机器，也不会打扰任何人。",
  waiting: "还没有消息",
  hint: "把程序指向沙盒的 webhook 并运行它，第一条消息会自动出现在这里。",
  notification: "通知",
  undrawn: "此处不绘制，展开可查看 JSON",
  newMessages: "有新消息",
  documented: "Slack 文档中有记载",
  observed: "他人观察到的行为，文档未记载",
  assumed: "推测：既无记载，也未被观察到"
}

const ja: Words = {
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
  documented: "Slack の文書に記載",
  observed: "第三者が観察した挙動（文書に記載なし）",
  assumed: "推定（記載も観察もなし）"
}

export const words = { en, zh, ja } as const

/** A phrase in English, marked so that the script can put the reader's language in its place. */
export const phrase = (name: keyof Words): Html => html`<span data-word="${name}">${en[name]}</span>`

/** The same for a tooltip: attributes to put on an element. */
export const tooltip = (name: keyof Words): Html => html`title="${en[name]}" data-tooltip="${name}"`
