/** Chinese, in simplified characters. */
import type { OptionWords } from "./OptionWords.ts"

export const zh: OptionWords = {
  name: "本次运行的名称。默认为命令名。",
  project: "运行所属的项目。",
  workspace: "项目所属的工作区。",
  description: "对本次运行的一句说明。",
  link: "介绍本次运行的网页。",
  tag: "运行的标签，可多次使用。",
  mention:
    "要提醒的人：成员 ID（U… 或 W…）、用户组 ID（S…）、电子邮箱地址（机器人方式）、here 或 channel，可多次使用。",
  "mention-when":
    "何时提醒：仅在出问题时（failure，默认）、每次（always），或仅在这样结束时：finished（完成）、failed（失败）、interrupted（中止）、killed（被系统终止）、lost（失去联系）。可多次使用。",
  events: "发送哪些消息：全部（all，默认）、仅结束（end）、仅异常结束（failure）。",
  "min-duration": "运行完成得比这更快时不发消息，例如 5m 或 1h30m。",
  metric: "从输出中读取的指标：名称和带一个分组的正则表达式，例如 'loss=loss: (\\S+)'，可多次使用。",
  "json-metrics": "输出中的某一行是 JSON 对象时，从中读取指标。",
  steps: "运行共有多少步：用于显示进度和剩余时间。当前步数从指标 step（或 epoch）读取。",
  epochs: "运行共有多少轮。当前轮数从指标 epoch 读取。",
  goal: "指标朝哪个方向更好，例如 bleu=highest；loss、accuracy 等常用名称无需设置。可多次使用。",
  chart:
    "结束时画成图片的指标，例如 loss,accuracy。需使用机器人，并在 runbell 旁或当前目录安装 echarts 和 @resvg/resvg-wasm；否则用 Slack 自带的图表或文字。",
  alert: "条件成立时发送告警，例如 'accuracy > 0.95' 或 'loss is not finite'，可多次使用。",
  stall: "长时间没有输出、或指标没有变化时告警。不给时间则自动学习通常的节奏。",
  tail: "结束时附上输出的最后多少行。默认 20 行。输出到终端时，须加 --pty 才能看到。",
  output: "输出的处理方式：auto（默认）、inherit（原样不动）、tee（经管道复制）、pty（使用独立终端）。",
  pty: "等同于 --output pty。",
  redact: "匹配不得离开本机的内容的正则表达式，可多次使用。",
  language: "消息的语言：en、zh、ja、ko、ru、de、fr、es 或 pt-BR。默认取自环境。",
  "time-zone": "消息的时区，例如 Asia/Shanghai。默认为本机时区。",
  "webhook-url":
    "Webhook：file:路径，或用 - 从标准输入的第一行读取。也可直接给出 URL，但本机所有人都能用 ps 看到它，请改用 SLACK_WEBHOOK_URL。",
  "bot-token":
    "机器人的令牌：file:路径，或用 - 从标准输入的第一行读取。也可直接给出令牌，但本机所有人都能用 ps 看到它，请改用 SLACK_BOT_TOKEN。",
  channel: "机器人发消息的频道：名称（如 #runs）或频道 ID。",
  card: "同一工作的多次尝试的共同标识：使用机器人时，它们共用一张卡片和一个话题。默认：调度器重新启动作业时取作业 ID。",
  alarm: "使用机器人时：若整台机器失联，由 Slack 自己发出运行已无动静的消息；运行结束时撤回。",
  "ping-url": "运行期间持续上报、并告知其结束的检查（Healthchecks 或同类服务）：file:路径，或设置 RUNBELL_PING_URL。",
  config: "用此 runbell.json 代替项目中的文件。"
}
