/** Chinese, in simplified characters. */
import type { InitWords } from "../InitWords.ts"

export const zh: InitWords = {
  overwrite: (path) => `${path} 已存在。要覆盖吗？[y/N] `,
  replace: (path) => `${path} 中已写明消息发往何处。要替换吗？[y/N] `,
  yes: ["y", "yes", "是"],
  project: (usual) => `项目名称？[${usual}] `,
  language: (usual, known) => `消息使用哪种语言：${known}？[${usual}] `,
  mention: "运行失败时提醒谁：成员 ID（U…）、用户组 ID（S…）、here 或 channel？[不提醒] ",
  secret: "Incoming Webhook 的 URL，或机器人的令牌 xoxb-…（输入时不显示；留空则跳过）：",
  channel: "机器人在哪里发消息：频道名称（如 #runs）或频道 ID？",
  wrongLanguage: (known) => `请填写 ${known} 之一。`,
  wrongMention: "成员 ID 以 U 或 W 开头，用户组 ID 以 S 开头；可在 Slack 的个人资料中找到。",
  wrongUrl: {
    Empty: "内容为空。",
    NotAUrl: "这不是 URL。",
    NotHttps: "它不以 https:// 开头。",
    UnknownHost: "它不在 hooks.slack.com 或 hooks.slack-gov.com 上。",
    WorkflowTrigger: "这是工作流触发器，不显示文本和区块。需要的是 Incoming Webhook。",
    Credentials: "其中含有用户名或密码。"
  },
  wrongBot: {
    EmptyToken: "内容为空。",
    NotAToken: "机器人的令牌以 xoxb- 开头；可在应用的 OAuth & Permissions 中找到。",
    EmptyChannel: "机器人需要一个频道。",
    UnknownHost: "SLACK_API_URL 指向的不是 Slack。"
  },
  written: (path) => `已写入：${path}`,
  kept: (path) => `保持不变：${path}`,
  next: "现在可以检查消息能否送达：runbell doctor --post"
}
