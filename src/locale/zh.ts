/** The Chinese catalogue, in simplified characters. */
import type { Catalogue } from "./Catalogue.ts"

/**
 * The phrases in Chinese.
 *
 * @example
 * import { zh } from "runbell"
 * zh.finished("mnist") // "mnist 已完成"
 *
 * @since 0.1.0
 */
export const zh = {
  started: (name) => `${name} 已开始运行`,
  progressed: (name) => `${name} 正在运行`,
  finished: (name) => `${name} 已完成`,
  failed: (name) => `${name} 运行失败`,
  interrupted: (name) => `${name} 已中止`,
  killed: (name) => `${name} 已被系统终止`,
  lost: (name) => `${name} 已失去联系`,
  ranOutOfMemory: (name) => `${name} 因内存不足被终止`,
  reachedTimeLimit: (name) => `${name} 已达到时限`,
  requeued: (name) => `${name} 已停止，将重新运行`,
  vanished: (name) => `${name} 已结束，没有留下任何消息`,
  after: (sentence, duration) => `${sentence}，历时 ${duration}`,
  because: (sentence, reason) => `${sentence}：${reason}`,

  interruptedMeans: "由人为操作或外层程序主动中止，并非崩溃。",
  killedMeans: (signal) =>
    signal === undefined
      ? "它被系统终止，没来得及发出任何消息。"
      : `它被系统以 ${signal} 信号终止，没来得及发出任何消息。`,
  lostMeans: (since) => (since === undefined ? "没有任何运行迹象。" : `自 ${since} 起再无运行迹象。`),

  project: "项目",
  workspace: "工作区",
  tags: "标签",
  host: "主机",
  link: "链接",
  result: "结果",
  lastMetrics: "最新指标",
  stoppedAt: "停止位置",
  causedBy: "原因",
  run: "运行 ID",
  command: "命令",
  commit: "提交",
  uncommitted: "有未提交的改动",
  job: "作业",
  task: (task) => `任务 ${task}`,
  node: (node) => `节点 ${node}`,
  rank: (rank, world) => (world === undefined ? `${rank} 号进程` : `${rank} 号进程（共 ${world} 个）`),
  attempt: (attempt) => `第 ${attempt} 次尝试`,
  lastLines: { stderr: "stderr 的最后几行", stdout: "stdout 的最后几行" },

  exitCode: (code) => `退出码 ${code}`,
  endedWith: (exitCode) => `以${exitCode} 结束。`,
  stoppedBy: (signal) => `它被 ${signal} 信号中止。`,
  evidence: {
    OutOfMemory: (limit) =>
      limit === undefined
        ? "内存不足：内核的 OOM 计数增加了。"
        : `内存不足：内核的 OOM 计数增加了，其内存上限为 ${limit}。`,
    PerhapsOutOfMemory: ({ written }) => `可能是内存不足：其间本机因内存不足终止了 ${written} 个进程。`,
    NotOutOfMemory: "并非内核因内存不足而终止：内核的 OOM 计数没有增加。",
    ShellSignal: (signal) => `shell 以此退出码表示其命令被 ${signal} 信号终止。`,
    CommandNotFound: "shell 以此退出码表示找不到命令。",
    CommandNotExecutable: "shell 以此退出码表示找到了命令，但无法执行。",
    NativeCrash: "这是原生代码崩溃的表现：某个编译库有缺陷，或驱动有问题。",
    TimeLimit: (launcher) => `此刻正是 ${launcher} 设定的时限。`,
    StoppedByLauncher: (launcher) => `${launcher} 会这样停止作业：作业被取消、被抢占，或其中另一个进程失败。`,
    Requeued: (launcher) => `${launcher} 收回了资源，此后已重新启动它。`,
    Vanished: "它的进程已不存在，也没有道别；无从得知它是如何结束的。",
    EndedUnseen: "无从得知它是如何结束的：runbell 自身的进程此前已被终止。",
    EndedEarly: "它的进程自行以退出码 0 结束，而当时运行尚未完成。",
    Rebooted: "其间机器重启过。"
  },

  step: (step) => `第 ${step} 步`,
  stepOf: (step, steps) => `第 ${step} 步，共 ${steps} 步`,
  epoch: (epoch) => `第 ${epoch} 轮`,
  epochOf: (epoch, epochs) => `第 ${epoch} 轮，共 ${epochs} 轮`,
  elapsed: "已用时间",
  remaining: "剩余时间",
  between: (atLeast, atMost) => `${atLeast} 至 ${atMost}`,
  speed: "速度",
  stepsPer: {
    second: (steps) => `每秒 ${steps} 步`,
    minute: (steps) => `每分钟 ${steps} 步`,
    hour: (steps) => `每小时 ${steps} 步`
  },
  best: "最佳",
  valueAt: (value, step) => `${value}（第 ${step} 步）`,
  curvesOf: (name) => `${name} 的曲线`,
  went: (metric, from, to, firstStep, lastStep) =>
    `从第 ${firstStep} 步到第 ${lastStep} 步，${metric} 由 ${from} 变为 ${to}。`,
  stepAxis: "步",
  updated: (time) => `更新于 ${time}`,
  startedAgain: (name, attempt) =>
    attempt === undefined ? `${name} 再次开始` : `${name} 再次开始：第 ${attempt} 次尝试`,
  newCard: {
    deleted: "此运行的卡片已被删除，后续内容在此更新。",
    tooOld: "此运行的卡片已无法编辑，后续内容在此更新。",
    unknown: "找不到此运行原来的卡片，后续内容在此更新。"
  },
  wholeError: "完整的错误信息",
  part: (part, parts) => `第 ${part} 部分，共 ${parts} 部分`,
  toldLate: (time) => `此消息延迟送达：事件发生于 ${time}`,
  linesLeftOut: ({ written }) => `…… 此处省略 ${written} 行 ……`,
  fieldsLeftOut: ({ written }) => `另有 ${written} 项`,
  otherErrors: ({ written }) => `同时还发生了 ${written} 个错误。`,
  alertsHeldBack: ({ written }) => `有 ${written} 条告警因处于冷却时间内而未发送。`,

  above: (metric, threshold) => `${metric} 已高于 ${threshold}`,
  below: (metric, threshold) => `${metric} 已低于 ${threshold}`,
  notFinite: (metric) => `${metric} 已不是有限数值`,
  condition: "条件已满足",
  stalled: {
    output: (silentFor) => `已有 ${silentFor} 没有输出`,
    metrics: (silentFor) => `指标已有 ${silentFor} 没有变化`
  },
  resumed: (silentFor) => `停顿 ${silentFor} 后已恢复`,
  wrapperLost: (process) => `runbell 自身的进程已被终止；命令仍在运行（进程 ${process}）`,
  wrapperLostMeans: "它结束时仍会通知，但无法得知它是如何结束的。",
  now: (metric, value) => `${metric} 当前为 ${value}`,
  level: { info: "通知", warn: "警告", error: "错误" },

  perhapsRepeat: "可能重复",
  moreLikeThis: ({ written }) => `另有 ${written} 条类似消息`,
  catchUp: ({ written }) => `Slack 无法连接期间的 ${written} 条消息`,

  nothing: "（空）"
} as const satisfies Catalogue
