/** Chinese, in simplified characters. */
import { synopsis } from "./synopsis.ts"
import type { Words } from "./Words.ts"

export const zh: Words = {
  title: "runbell 会在 Slack 里告诉大家：运行结果如何。",
  sandboxAt: (url) => `这里由沙箱代替 Slack。沙箱页面：${url}`,
  live: "消息会发送到你的 Slack，送达后也会显示在这里。",
  loading: "正在读取 10,000 个手写数字……",

  runs: {
    finishes: "一次顺利完成的训练",
    fails: "同一训练，途中遇到损坏的批次",
    isStopped: "同一训练，中途被人停止"
  },

  step: (step, steps) => `第 ${step}/${steps} 步`,
  loss: (value) => `损失 ${value}`,
  accuracy: (share) => `准确率 ${share}`,

  accepted: { sandbox: "沙箱接受的消息", live: "Slack 接受的消息" },
  kind: { started: "开始", alert: "提醒", finished: "完成", failed: "失败", stopped: "中止" },
  insteadOf: (wanted) => `，而应当是：${wanted}`,
  nothing: "没有消息",
  noneRefused: "没有消息被拒绝。",
  refused: (answers) => `被拒绝：${answers}`,

  keepOpenHint: "想保留页面，看看消息在 Slack 里的样子：",
  liveHint: "想在自己的 Slack 里看到这些消息，请把 SLACK_WEBHOOK_URL 设为一个 Incoming Webhook 的网址，然后：",
  openUntilStopped: (url) => `页面会一直开着，按 Ctrl-C 结束：${url}`,

  usage: `把一个小型神经网络训练三次，并告知每次运行的结果。

  ${synopsis}

  --lang       消息所用的语言。默认取 RUNBELL_LANGUAGE，否则取环境的语言。
  --keep-open  全部结束后保留沙箱页面，按 Ctrl-C 结束。
  --live       发送到真正的 Slack：
               SLACK_WEBHOOK_URL 是 Incoming Webhook 的网址。
  --help       显示本说明。

退出码：0 表示一切正常，1 表示有消息未被接受，64 表示用法有误。`,
  unknownArgument: (argument) => `没有“${argument}”这个参数。--help 列出全部参数。`,
  unknownLanguage: (given, known) => `runbell 不会说“${given}”。可用的语言：${known}`,
  noWebhook: "--live 会发送到 SLACK_WEBHOOK_URL，但它没有设置。",
  trouble: (what) => `出错了：${what}`
}
