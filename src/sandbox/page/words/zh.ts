/** The page's words in Chinese. */
import type { Words } from "./Words.ts"

export const zh: Words = {
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
  edited: "（已编辑）",
  channels: "频道",
  unread: "条未读",
  thread: "消息列",
  closeThread: "关闭消息列",
  replies: { one: "{n} 条回复", other: "{n} 条回复" },
  lastReply: "最后回复：",
  answered: "回复了消息列：",
  reactions: "表情回应",
  showAll: "展开全部",
  showLess: "收起",
  numbers: "数据",
  documented: "Slack 文档中有记载",
  observed: "他人观察到的行为，文档未记载",
  assumed: "推测：既无记载，也未被观察到"
}
