/** The Chinese catalogue, in simplified characters. */
import type { Catalogue } from "./Catalogue.ts"

export const zh = {
  started: (name) => `${name} 已开始`,
  progressed: (name) => `${name} 正在运行`,
  finished: (name) => `${name} 已完成`,
  failed: (name) => `${name} 失败了`,
  interrupted: (name) => `${name} 已被中止`,
  killed: (name) => `${name} 被系统终止`,
  lost: (name) => `${name} 失去联系`,
  after: (sentence, duration) => `${sentence}，历时 ${duration}`,

  interruptedMeans: "它是被人或外层程序主动中止的，并不是崩溃。",
  killedMeans: (signal) =>
    signal === undefined ? "系统终止了它，它来不及发出任何消息。" : `系统用 ${signal} 终止了它，它来不及发出任何消息。`,
  lostMeans: (since) => (since === undefined ? "没有任何运行迹象。" : `自 ${since} 起没有任何运行迹象。`),

  project: "项目",
  workspace: "工作区",
  tags: "标签",
  host: "主机",
  link: "链接",
  result: "结果",
  lastMetrics: "最近的指标",
  stoppedAt: "停在",
  causedBy: "起因",
  run: "运行",

  step: (step) => `第 ${step} 步`,
  linesLeftOut: ({ written }) => `…… 此处省略 ${written} 行 ……`,
  fieldsLeftOut: ({ written }) => `另有 ${written} 项`,
  otherErrors: ({ written }) => `同时还有 ${written} 个错误。`,
  alertsHeldBack: ({ written }) => `有 ${written} 条提醒因冷却时间未发送。`,

  above: (metric, threshold) => `${metric} 已高于 ${threshold}`,
  below: (metric, threshold) => `${metric} 已低于 ${threshold}`,
  notFinite: (metric) => `${metric} 已不是有限数`,
  condition: "条件已满足",
  now: (metric, value) => `${metric} 现为 ${value}`,
  level: { info: "通知", warn: "警告", error: "错误" },

  nothing: "（空）"
} as const satisfies Catalogue
