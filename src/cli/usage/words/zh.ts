/** Chinese, in simplified characters. */
import type { UsageWords } from "./UsageWords.ts"

const meant = (nearest: string | undefined, help: string): string =>
  nearest === undefined ? `用 \`${help}\` 查看全部。` : `是否想用 ${nearest}？`

export const zh: UsageWords = {
  /** Between two sentences. */
  space: "",

  // what was typed
  unknownCommand: (given, nearest) => `没有命令 ${given}。${meant(nearest, "runbell --help")}`,
  unknownOption: (given, nearest, help) => `没有选项 ${given}。${meant(nearest, help)}`,
  optionsOfCommand: "要运行的命令自己的选项请写在 -- 之后。",
  textAfterDashes: "以 - 开头的正文请写在 -- 之后。",
  missingValue: (option, placeholder) => `${option} 需要一个值：${option} ${placeholder}。`,
  meantAsValue: (next, line) => `如果“${next}”就是它的值，请写作：${line}`,
  givenTwice: (option) => `${option} 只能使用一次，这里却出现了两次。请去掉一个。`,
  surplus: (given, help) => `多了一个参数：${given}。用 \`${help}\` 查看可用的参数。`,
  surplusText: (given) => `正文之后还有 ${given}。请用引号把整段正文括起来。`,
  missingSeparator: (line) => `请在命令之前写上 --：${line}`,
  strayWords: (given, line) => `-- 之前的 ${given} 不属于任何选项。是否想用：${line}`,
  missingCommand: (line) => `请写明要运行的命令：${line}`,
  nothingToSend: '请写明要发送的内容：runbell send "Validation begins"',
  notUnderstood: (help) => `无法理解这些参数。用 \`${help}\` 查看用法。`,

  // what was set
  keyIn: (key, path) => `${path} 中的 ${key}`,
  cannotBe: (what, given, remedy) => `${what} 不能是 ${given}。${remedy}`,
  fileUnreadable: (path, code) => `无法读取 ${path}（${code}）。请用 --config 给出一个 runbell.json 的路径。`,
  fileNotJson: (path) => `${path} 的内容不是 JSON 对象。`,
  fileNotJsonAt: (path, line, column) => `${path} 的内容不是 JSON 对象（第 ${line} 行第 ${column} 列）。`,
  fileExample: (example) => `它应该类似 ${example}。`,
  unknownKey: (key, path) => `没有名为 ${key} 的设置（在 ${path} 中）。`,
  meantKey: (nearest) => `是否想用 ${nearest}？`,
  allKeys: (keys) => `可用的有：${keys}。`,
  wrongType: (key, path, expected, found) => `${path} 中的 ${key} 必须是${expected}，而不是${found}。`,
  json: {
    string: "字符串",
    number: "数字",
    boolean: "布尔值",
    strings: "字符串列表",
    list: "列表",
    object: "对象",
    null: " null"
  },
  or: "或",
  secretInProjectFile: (key, path, variable, line) =>
    `${key} 是机密，而 ${path} 属于项目。请设置 ${variable}，或把它放进你自己的文件：${line}。`,
  twoDestinations: "--webhook-url 指定的是 Webhook，--bot-token 和 --channel 指定的是机器人。请只用其中一种。",
  outputUnseen: "--output inherit 不读取输出，而 --metric、--json-metrics 和 --stall 必须读取输出。请去掉 --output。",

  // what is odd, and no reason to stop
  secretInArguments: (option, variable) =>
    `${option} 给出的是机密，而命令行参数会出现在 ps 和 shell 的历史记录中。请设置 ${variable}，或写作 ${option} file:路径，或写作 ${option} -，并把机密作为标准输入的第一行。`,
  secretReadable: (path) => `其他人可以读取 ${path} 中的机密。请收紧权限：chmod 600 ${path}`,
  keySkipped: "已忽略。",
  fileSkipped: (path, code) => `无法读取 ${path}（${code}），已忽略。`,
  nothingSet:
    "没有设置 Webhook，也没有设置机器人。请设置 SLACK_WEBHOOK_URL，或 SLACK_BOT_TOKEN 和 SLACK_CHANNEL，或执行 `runbell init`。",
  untold: (why) => `此次运行不会通知任何人：${why}`,
  unpinged: (why) => `不会向检查地址发送心跳：${why}`,
  pingNotAUrl: (where) => `${where} 设定的内容不是 URL。它应当形如 https://hc-ping.com/…`,
  pingNotHttps: (where) => `${where} 设定的 URL 不以 https:// 开头。它应当形如 https://hc-ping.com/…`,
  alarmNeedsBot: "--alarm 需要机器人：Webhook 无法让 Slack 稍后再发消息。请设置 SLACK_BOT_TOKEN 和 SLACK_CHANNEL。",
  addRule: (line) => `请加上 ${line}（换成你自己的正则表达式），或 --json-metrics。`,
  nothingGivesStep: "--steps 给出了总步数，但没有任何规则给出当前步数。",
  nothingGivesEpoch: "--epochs 给出了总轮数，但没有任何规则给出当前轮数。",
  nothingGives: (option, metric) => `${option} 提到了 ${metric}，但没有任何规则给出它。`,
  tooManyDrawn: (most, left) => `--chart 最多画 ${most} 个指标，不画 ${left}。`,
  cannotDraw: (missing, line) =>
    `--chart：无法画图：在 runbell 的安装位置和当前目录都找不到 ${missing}。请按安装 runbell 的方式（是否带 -g）安装绘图所需的包：${line}`,
  and: " 和 ",

  // what is seen once the command runs, or has ended
  nothingCame: (missing) => `--chart：始终没有出现 ${missing}。`,
  noMetricCame: "没有出现任何指标。",
  theseCame: (names) => `出现过的有：${names}。`,
  untoldByBug: "runbell 自身的缺陷使它无法通知此次运行。请报告这个问题。",
  ptyUnavailable: "--pty 需要 util-linux 的 `script` 程序，而这里没有。请安装它，或去掉 --pty。",

  // what the other commands meet
  portTaken: (port) => `端口 ${port} 已被占用。请用 --port 换一个。`,
  noFolder: "没有可以存放内容的目录。请把 RUNBELL_STATE 设为一个你有写权限的目录。",
  runUntold: (id, why) => `无法通知运行 ${id}。${why}`,
  notARun: (name) => `日志中的 ${name} 无法作为运行读取，已保持原样。`,

  // what to give
  giveText: "请给出一段文字。",
  givePath: "请给出一个路径。",
  giveTruth: "请给出 true 或 false。",
  giveOneOf: (choices) => `请从以下值中选择：${choices}。`,
  giveWebAddress: "请给出以 http:// 或 https:// 开头的网址。",
  giveDuration: "请给出一段时长，例如 90s、5m 或 1h30m。",
  giveCount: "请给出大于 0 的数，例如 400。",
  giveWholeNumber: (least, most) => `请给出 ${least} 到 ${most} 之间的整数。`,
  giveStall: "请给出一段时长，例如 15m，或 learn，或 off。",
  giveMetrics: "请给出指标的名称，例如 loss,accuracy。",
  giveGoal: "请写作 指标=highest 或 指标=lowest，例如 bleu=highest。若要在越过阈值时得到通知，请用 --alert。",
  giveMention:
    "请给出成员 ID（U… 或 W…，见 Slack 中此人的个人资料）、用户组 ID（S…）、电子邮箱地址（机器人方式）、here 或 channel。",
  givePattern: "请给出一个不会匹配空文本的 JavaScript 正则表达式。",
  giveZone: "请给出 IANA 数据库中的名称，例如 Asia/Shanghai 或 UTC。",
  giveField: "请写作 名称=值，例如 loss=0.21。",

  // rules over the output
  noExpression: "它不是正则表达式。",
  forEver: "它可能永远匹配不完：重复之中还有重复，又用了环视、反向引用或很大的次数。",
  noEquals: "缺少 =。",
  noName: "= 之前缺少名称。",
  noGroup: "缺少分组。",
  manyGroups: (count) =>
    `有 ${count} 个分组：不是数值的分组请写作 (?:…)，或者用指标的名称为数值的分组命名，(?<name>…)。`,
  giveMetric: (example) => `请写作 名称=正则表达式，并用一个分组括住数值，例如 ${example}。`,
  stepIsNoMetric: "步数不是指标。请对指标设置告警。",
  unheard: (metric, line) =>
    `没有任何规则给出指标“${metric}”。请加上 ${line}（换成你自己的正则表达式），或 --json-metrics。`,
  levelCanBe: (given) => `level 可以是 info、warn 或 error，不能是“${given}”。`,
  hysteresisNeeds: (given) => `hysteresis 需要一个不小于 0 的数，不能是“${given}”。`,
  cooldownNeeds: (given) => `cooldown 需要一段时长，例如 10m，不能是“${given}”。`,
  wordNotUnderstood: (word) => `无法理解“${word}”。`,
  wishWithoutValue: (name) => `${name} 缺少值。`,
  wishTwice: (name) => `${name} 出现了两次。`,
  comparesNotWith: (sign) => `只能用 > 或 < 比较，不能用 ${sign}。`,
  noThreshold: (given) => `“${given}”不是可以比较的数。`,
  hysteresisBelongs: "hysteresis 只能与 > 和 < 一起使用。",
  alertNotUnderstood: "无法理解这条规则。",
  giveAlert: (examples) =>
    `请写作 指标 > 数值、指标 < 数值 或 指标 is not finite，其后可以加上 level info|warn|error、hysteresis 数值、cooldown 时长；例如 ${examples}。`
}
