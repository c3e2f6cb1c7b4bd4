/** What people read: each event in each language, written out here as it stands in the channel; and what no event can break. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, FastCheck, Schema } from "effect"
import { type Block, Message, type RunEvent, render } from "runbell"
import type { ErrorReport } from "../../src/domain/ErrorReport.ts"
import type { Run } from "../../src/domain/Run.ts"
import type { Leaf } from "../../src/slack/BlockKit.ts"
import { escape } from "../../src/slack/Mrkdwn.ts"
import { plainText } from "../../src/slack/outline.ts"
import { textSize } from "../../src/slack/textSize.ts"
import { hostileEvents } from "../support/hostileEvent.ts"
import { longestEvents } from "../support/longestEvents.ts"
import { locales } from "../support/words.ts"

type Language = keyof typeof locales

const at = DateTime.unsafeMake("2026-11-24T19:05:09Z")

const run: Run = { id: "mb1x-0a", name: "mnist-cnn", project: "vision", tags: [] }

const full: Run = {
  ...run,
  workspace: "lab",
  description: "Baseline,\nthree seeds",
  link: "https://example.com/runs/7",
  tags: ["baseline", "lr=0.1"],
  host: "gpu-07"
}

const started: RunEvent.RunEvent = { _tag: "RunStarted", run: full, at }

const alerted = (alert: Partial<RunEvent.AlertRaised["alert"]> = {}): RunEvent.AlertRaised => ({
  _tag: "AlertRaised",
  run,
  at,
  alert: {
    level: "info",
    reason: { _tag: "Above", metric: "accuracy", threshold: 0.95, value: 0.957 },
    step: 312,
    heldBack: 0,
    ...alert
  },
  mentions: []
})

const ended = (outcome: RunEvent.RunEnded["outcome"], more: Partial<RunEvent.RunEnded> = {}): RunEvent.RunEnded => ({
  _tag: "RunEnded",
  run,
  at,
  outcome,
  duration: Duration.millis(192_000),
  alertsHeldBack: 0,
  mentions: [],
  ...more
})

const metrics = { values: { loss: 0.1634, accuracy: 0.957 }, step: 1_200 }

const error: ErrorReport = {
  kind: "failure",
  name: "ShapeMismatch",
  message: "The model takes 784 values a sample,\nand these have 729",
  head: ["at trainStep (/app/src/Classifier.ts:88:13)", "at main (/app/src/main.ts:12:3)"],
  omitted: 7,
  tail: ["at run (/app/src/train.ts:4:2)"],
  causes: [{ name: "ParseError", message: "batch 17 is corrupt" }],
  location: "src/Classifier.ts:88:13",
  others: 1
}

const said = (content: RunEvent.MessageSent["content"]): RunEvent.RunEvent => ({
  _tag: "MessageSent",
  run,
  at,
  content
})

const shown = (event: RunEvent.RunEvent, language: Language = "en"): string =>
  plainText(render(event, locales[language]).blocks)

const fallback = (event: RunEvent.RunEvent, language: Language = "en"): string => render(event, locales[language]).text

const lines = (...text: ReadonlyArray<string>): string => text.join("\n")

const foot = "vision / mnist-cnn · Nov 24, 2026, 19:05:09 UTC · run mb1x-0a"

describe("render, a start", () => {
  it("tells who runs where, and nothing that was not given", () => {
    assert.strictEqual(
      shown(started),
      lines(
        "🚀 mnist-cnn started",
        "Baseline,",
        "three seeds",
        "Project  vision",
        "Workspace  lab",
        "Tags  baseline · lr=0.1",
        "Host  gpu-07",
        "Link  https://example.com/runs/7",
        foot
      )
    )
    assert.strictEqual(
      shown({ _tag: "RunStarted", run: { id: "1", name: "n", tags: [] }, at }),
      lines("🚀 n started", "n · Nov 24, 2026, 19:05:09 UTC · run 1")
    )
  })

  it("speaks Chinese and Japanese", () => {
    assert.strictEqual(
      shown(started, "zh"),
      lines(
        "🚀 mnist-cnn 已开始运行",
        "Baseline,",
        "three seeds",
        "项目  vision",
        "工作区  lab",
        "标签  baseline · lr=0.1",
        "主机  gpu-07",
        "链接  https://example.com/runs/7",
        "vision / mnist-cnn · 2026年11月24日 UTC 19:05:09 · 运行 ID mb1x-0a"
      )
    )
    assert.strictEqual(shown(started, "ja").split("\n")[0], "🚀 mnist-cnn を開始しました")
  })
})

describe("render, a finish", () => {
  const finished = ended(
    { _tag: "Finished", summary: { accuracy: 0.97, checkpoint: "epoch-3" } },
    { metrics, alertsHeldBack: 2 }
  )

  it("tells the duration, the result and the last metrics", () => {
    assert.strictEqual(
      shown(finished),
      lines(
        "✅ mnist-cnn finished after 3 min, 12 sec",
        "Result  accuracy 0.97 · checkpoint epoch-3",
        "Last metrics  loss 0.1634 · accuracy 0.957 (step 1,200)",
        "Project  vision",
        "2 alerts were held back by their cooldown.",
        foot
      )
    )
  })

  it("speaks Chinese and Japanese", () => {
    assert.strictEqual(
      shown(finished, "zh"),
      lines(
        "✅ mnist-cnn 已完成，历时 3分钟12秒",
        "结果  accuracy 0.97 · checkpoint epoch-3",
        "最新指标  loss 0.1634 · accuracy 0.957 (第 1,200 步)",
        "项目  vision",
        "有 2 条告警因处于冷却时间内而未发送。",
        "vision / mnist-cnn · 2026年11月24日 UTC 19:05:09 · 运行 ID mb1x-0a"
      )
    )
    assert.strictEqual(
      shown(finished, "ja"),
      lines(
        "✅ mnist-cnn が完了しました（経過時間 3 分 12 秒）",
        "結果  accuracy 0.97 · checkpoint epoch-3",
        "直近の指標  loss 0.1634 · accuracy 0.957 (ステップ 1,200)",
        "プロジェクト  vision",
        "クールダウン中のため、2 件のアラートを送信しませんでした。",
        "vision / mnist-cnn · 2026年11月24日 19:05:09 UTC · 実行 ID mb1x-0a"
      )
    )
  })

  it("shows NaN, the infinities and -0 as such", () => {
    const values = { nan: Number.NaN, up: Infinity, down: -Infinity, zero: -0 }
    const event = ended({ _tag: "Finished", summary: values }, { metrics: { values, step: -0 } })
    for (const language of ["en", "zh", "ja"] as const) {
      assert.include(shown(event, language), "  nan NaN · up Infinity · down -Infinity · zero -0\n")
    }
    assert.include(shown(event), "nan NaN · up Infinity · down -Infinity · zero -0 (step -0)")
  })
})

describe("render, a failure", () => {
  const failed = ended(
    { _tag: "Failed", error },
    { metrics, mentions: [{ _tag: "User", id: "U012AB3CD" }, { _tag: "Here" }] }
  )

  it("tells the error, its most telling lines, its causes, and where it stopped", () => {
    assert.strictEqual(
      shown(failed),
      lines(
        "❌ mnist-cnn failed after 3 min, 12 sec",
        "@U012AB3CD @here",
        "ShapeMismatch: The model takes 784 values a sample,",
        "and these have 729",
        "at trainStep (/app/src/Classifier.ts:88:13)",
        "at main (/app/src/main.ts:12:3)",
        "… 7 lines left out …",
        "at run (/app/src/train.ts:4:2)",
        "Caused by  ParseError: batch 17 is corrupt",
        "1 more error came with it.",
        "Last metrics  loss 0.1634 · accuracy 0.957 (step 1,200)",
        "Stopped at  step 1,200 · src/Classifier.ts:88:13",
        "Project  vision",
        foot
      )
    )
  })

  it("speaks Chinese and Japanese", () => {
    const told = (language: Language) =>
      shown(failed, language)
        .split("\n")
        .filter((line) => !line.startsWith("at "))
    assert.deepStrictEqual(told("zh"), [
      "❌ mnist-cnn 运行失败，历时 3分钟12秒",
      "@U012AB3CD @here",
      "ShapeMismatch: The model takes 784 values a sample,",
      "and these have 729",
      "…… 此处省略 7 行 ……",
      "原因  ParseError: batch 17 is corrupt",
      "同时还发生了 1 个错误。",
      "最新指标  loss 0.1634 · accuracy 0.957 (第 1,200 步)",
      "停止位置  第 1,200 步 · src/Classifier.ts:88:13",
      "项目  vision",
      "vision / mnist-cnn · 2026年11月24日 UTC 19:05:09 · 运行 ID mb1x-0a"
    ])
    assert.deepStrictEqual(told("ja"), [
      "❌ mnist-cnn が失敗しました（経過時間 3 分 12 秒）",
      "@U012AB3CD @here",
      "ShapeMismatch: The model takes 784 values a sample,",
      "and these have 729",
      "…… 7 行省略 ……",
      "原因  ParseError: batch 17 is corrupt",
      "ほかに 1 件のエラーが同時に発生しました。",
      "直近の指標  loss 0.1634 · accuracy 0.957 (ステップ 1,200)",
      "停止箇所  ステップ 1,200 · src/Classifier.ts:88:13",
      "プロジェクト  vision",
      "vision / mnist-cnn · 2026年11月24日 19:05:09 UTC · 実行 ID mb1x-0a"
    ])
  })

  it("says only the name of an error that has no message", () => {
    const event = ended({
      _tag: "Failed",
      error: {
        ...error,
        message: " ",
        head: [],
        tail: [],
        omitted: 0,
        causes: [{ name: "Timeout", message: "" }],
        others: 0
      }
    })
    assert.deepStrictEqual(shown(event).split("\n").slice(1, 3), ["ShapeMismatch", "Caused by  Timeout"])
  })

  it("shows a stack of 18 lines whole", () => {
    const head = Array.from({ length: 18 }, (_, index) => `at f${index}`)
    const text = shown(ended({ _tag: "Failed", error: { ...error, head, omitted: 0, tail: [] } }))
    for (const line of head) assert.include(text, `${line}\n`)
    assert.notInclude(text, "left out")
  })

  it("counts every line that it does not show, also those that the report still has", () => {
    const many = (name: string) => Array.from({ length: 40 }, (_, index) => `at ${name}${index}`)
    const text = shown(
      ended({ _tag: "Failed", error: { ...error, head: many("head"), omitted: 100, tail: many("tail") } })
    )
    const [before = "", after = ""] = text.split("… 162 lines left out …")
    assert.deepStrictEqual(
      [before.match(/at head\d+/gu)?.at(-1), after.match(/at tail\d+/gu)?.[0]],
      ["at head5", "at tail28"]
    )
    assert.include(after, "at tail39\n")
  })
})

describe("render, the other ends", () => {
  const ends = (language: Language) =>
    [
      ended({ _tag: "Interrupted" }),
      ended({ _tag: "Killed", signal: "SIGKILL" }),
      ended({ _tag: "Killed" }),
      ended({ _tag: "Lost", lastSignOfLife: at }),
      ended({ _tag: "Lost" })
    ].map((event) => shown(event, language).split("\n").slice(0, 2))

  it("tells a stop on purpose, a kill and a silence apart, and says what was seen", () => {
    assert.deepStrictEqual(ends("en"), [
      [
        "⏹️ mnist-cnn was stopped after 3 min, 12 sec",
        "It was stopped on purpose, by a person or by the program around it. This is not a crash."
      ],
      ["💀 mnist-cnn was killed after 3 min, 12 sec", "The system ended it with SIGKILL before it could say a word."],
      ["💀 mnist-cnn was killed after 3 min, 12 sec", "The system ended it before it could say a word."],
      ["🔇 mnist-cnn has fallen silent after 3 min, 12 sec", "No sign of life since Nov 24, 2026, 19:05:09 UTC."],
      ["🔇 mnist-cnn has fallen silent after 3 min, 12 sec", "There is no sign of life."]
    ])
  })

  it("speaks Chinese", () => {
    assert.deepStrictEqual(ends("zh"), [
      ["⏹️ mnist-cnn 已中止，历时 3分钟12秒", "由人为操作或外层程序主动中止，并非崩溃。"],
      ["💀 mnist-cnn 已被系统终止，历时 3分钟12秒", "它被系统以 SIGKILL 信号终止，没来得及发出任何消息。"],
      ["💀 mnist-cnn 已被系统终止，历时 3分钟12秒", "它被系统终止，没来得及发出任何消息。"],
      ["🔇 mnist-cnn 已失去联系，历时 3分钟12秒", "自 2026年11月24日 UTC 19:05:09 起再无运行迹象。"],
      ["🔇 mnist-cnn 已失去联系，历时 3分钟12秒", "没有任何运行迹象。"]
    ])
  })

  it("speaks Japanese", () => {
    assert.deepStrictEqual(ends("ja"), [
      [
        "⏹️ mnist-cnn が中止されました（経過時間 3 分 12 秒）",
        "ユーザーまたは呼び出し元のプログラムによって意図的に中止されました。クラッシュではありません。"
      ],
      [
        "💀 mnist-cnn が強制終了されました（経過時間 3 分 12 秒）",
        "通知する間もなく、システムによって SIGKILL で強制終了されました。"
      ],
      [
        "💀 mnist-cnn が強制終了されました（経過時間 3 分 12 秒）",
        "通知する間もなく、システムによって強制終了されました。"
      ],
      [
        "🔇 mnist-cnn からの応答が途絶えました（経過時間 3 分 12 秒）",
        "2026年11月24日 19:05:09 UTC 以降、動作が確認できていません。"
      ],
      ["🔇 mnist-cnn からの応答が途絶えました（経過時間 3 分 12 秒）", "動作が確認できません。"]
    ])
  })

  it("says at which step a run was stopped", () => {
    assert.include(shown(ended({ _tag: "Interrupted" }, { metrics })), "\nStopped at  step 1,200\n")
  })
})

describe("render, an alert", () => {
  it("tells the rule, the value, the step, and what was held back", () => {
    assert.strictEqual(
      shown(alerted({ heldBack: 3 })),
      lines(
        "🔔 accuracy rose above 0.95",
        "accuracy is 0.957 · step 312",
        "3 alerts were held back by their cooldown.",
        foot
      )
    )
  })

  it("has a sentence for each rule and an icon for each level", () => {
    const below = alerted({ level: "warn", reason: { _tag: "Below", metric: "lr", threshold: 1e-6, value: 1e-7 } })
    const nan = alerted({ level: "error", reason: { _tag: "NotFinite", metric: "loss", value: Number.NaN } })
    const titled = alerted({ reason: { _tag: "Condition", title: "Overfitting" } })
    const untitled = alerted({ reason: { _tag: "Condition" } })
    assert.deepStrictEqual(
      [below, nan, titled, untitled].map((event) => shown(event).split("\n").slice(0, 2)),
      [
        ["⚠️ lr fell below 1e-6", "lr is 1e-7 · step 312"],
        ["🚨 loss is no longer a finite number", "loss is NaN · step 312"],
        ["🔔 Overfitting", "step 312"],
        ["🔔 A condition came true", "step 312"]
      ]
    )
    assert.deepStrictEqual(
      [alerted(), below, nan].map((event) => shown(event, "zh").split("\n").slice(0, 2)),
      [
        ["🔔 accuracy 已高于 0.95", "accuracy 当前为 0.957 · 第 312 步"],
        ["⚠️ lr 已低于 1e-6", "lr 当前为 1e-7 · 第 312 步"],
        ["🚨 loss 已不是有限数值", "loss 当前为 NaN · 第 312 步"]
      ]
    )
    assert.deepStrictEqual(
      [alerted(), below, nan].map((event) => shown(event, "ja").split("\n").slice(0, 2)),
      [
        ["🔔 accuracy が 0.95 を上回りました", "accuracy は現在 0.957 · ステップ 312"],
        ["⚠️ lr が 1e-6 を下回りました", "lr は現在 1e-7 · ステップ 312"],
        ["🚨 loss が有限の値ではなくなりました", "loss は現在 NaN · ステップ 312"]
      ]
    )
  })

  it("names the run in the notification, where no footer is", () => {
    assert.strictEqual(fallback(alerted()), "🔔 accuracy rose above 0.95 · mnist-cnn")
  })
})

describe("render, a message of the program's own", () => {
  it.each([
    ["a text", { text: "Validation begins" }, ["Validation begins"], "Validation begins"],
    ["a text of several lines", { text: "a\n\nb" }, ["a", "", "b"], "a b"],
    ["a level", { text: "x", level: "warn" }, ["⚠️ Warning", "x"], "⚠️ Warning"],
    ["a title alone", { title: "Checkpoint" }, ["💬 Checkpoint"], "💬 Checkpoint"],
    [
      "everything",
      {
        title: "Checkpoint",
        text: "epoch 3",
        level: "error",
        fields: { loss: 0.21, file: "a.ckpt" },
        link: "https://example.com/3"
      },
      ["🚨 Checkpoint", "epoch 3", "loss 0.21 · file a.ckpt", "https://example.com/3"],
      "🚨 Checkpoint"
    ],
    ["fields alone", { fields: { loss: 0.21, best: "a" } }, ["loss 0.21 · best a"], "loss 0.21 · best a"],
    ["a link alone", { link: "https://example.com/3" }, ["https://example.com/3"], "https://example.com/3"],
    ["no fields at all", { fields: {} }, ["(empty)"], "(empty)"],
    ["nothing at all", {}, ["(empty)"], "(empty)"],
    ["nothing to be seen", { text: "\u200b\n" }, ["(empty)"], "(empty)"]
  ] as const)("shows %s", (_, content, text, notification) => {
    assert.strictEqual(shown(said(content)), lines(...text, foot))
    assert.strictEqual(fallback(said(content)), notification)
  })

  it("stands for itself outside of a run", () => {
    assert.strictEqual(
      shown({ _tag: "MessageSent", at, content: { text: "hello" } }),
      lines("hello", "Nov 24, 2026, 19:05:09 UTC")
    )
  })
})

describe("render, how a run is getting on", () => {
  it("tells the last numbers", () => {
    assert.strictEqual(
      shown({ _tag: "RunProgressed", run, at, metrics }),
      lines("⏳ mnist-cnn is under way", "Last metrics  loss 0.1634 · accuracy 0.957 (step 1,200)", foot)
    )
  })
})

describe("render, what is too much", () => {
  it("shows 20 fields and 12 tags, and counts the rest", () => {
    const fields = Object.fromEntries(Array.from({ length: 1_025 }, (_, index) => [`f${index}`, index]))
    assert.include(shown(said({ fields })), "f19 19 · and 1,005 more\n")
    const tags = Array.from({ length: 15 }, (_, index) => `t${index}`)
    assert.include(shown({ _tag: "RunStarted", run: { ...run, tags }, at }), "t11 · and 3 more\n")
  })

  it("shows the end of an endless output at once, and counts every line before it", () => {
    const lines = Array.from({ length: 200_000 }, (_, index) => `line ${index}`)
    const nothing = { lines: [], omitted: 0 }
    const text = shown(ended({ _tag: "Failed" }, { output: { stderr: { lines, omitted: 5 }, stdout: nothing } }))
    const [, leftOut = "", first = ""] = /… ([\d,]+) lines left out …\nline (\d+)\n/u.exec(text) ?? []
    assert.strictEqual(Number(leftOut.replaceAll(",", "")), Number(first) + 5)
    assert.include(text, "line 199999\n")
  })

  it("cuts a name so that the sentence about it still ends", () => {
    const event = { _tag: "RunStarted", run: { ...run, name: "n".repeat(500) }, at } as const
    assert.strictEqual(shown(event).split("\n")[0], `🚀 ${"n".repeat(89)}… started`)
  })
})

describe("render, links and mentions", () => {
  const leaves = (event: RunEvent.RunEvent) =>
    render(event, locales.en).blocks.flatMap((block) =>
      block.type === "rich_text" ? block.elements.flatMap(({ elements }) => elements) : []
    )

  const linked = (link: string) => leaves(said({ link })).flatMap((leaf) => (leaf.type === "link" ? [leaf.url] : []))

  it.each([
    ["https://example.com/runs/7?a=1&b=2", ["https://example.com/runs/7?a=1&b=2"]],
    ["http://gpu-07:6006", ["http://gpu-07:6006/"]],
    ["https://example.com/<x>|y", ["https://example.com/%3Cx%3E|y"]],
    ["javascript:alert(1)", []],
    ["data:text/html,x", []],
    ["file:///etc/passwd", []],
    ["https://me:pw@example.com", []],
    ["https://hooks.slack.com/services/T000/B000/XXXX", []],
    ["runs/7", []],
    [`https://example.com/${"x".repeat(600)}`, []]
  ])("links %s only when it is a page without a secret", (link, urls) => {
    assert.deepStrictEqual(linked(link), urls)
  })

  it("shows a link that it does not make as text", () => {
    assert.include(shown(said({ link: "javascript:alert(1)" })), "javascript:alert(1)\n")
  })

  it("calls those who are mentioned, and nobody by an id that is none", () => {
    const event = ended(
      { _tag: "Failed", error },
      {
        mentions: [
          { _tag: "User", id: "U012AB3CD" },
          { _tag: "User", id: "W012AB3CD" },
          { _tag: "Group", id: "S012AB3CD" },
          { _tag: "Here" },
          { _tag: "Channel" },
          { _tag: "User", id: "@ada" },
          { _tag: "User", id: "S012AB3CD" },
          { _tag: "Group", id: "U012AB3CD" }
        ]
      }
    )
    assert.deepStrictEqual(
      leaves(event).filter((leaf) => leaf.type !== "text"),
      [
        { type: "user", user_id: "U012AB3CD" },
        { type: "user", user_id: "W012AB3CD" },
        { type: "usergroup", usergroup_id: "S012AB3CD" },
        { type: "broadcast", range: "here" },
        { type: "broadcast", range: "channel" }
      ]
    )
    assert.include(shown(event), "@channel @ada S012AB3CD U012AB3CD\n")
  })
})

const codePoints = (text: string): number => Array.from(text).length

/** Every text of a leaf, whatever Slack counts: labels, links and ids. */
const leafTexts = (leaf: Leaf): ReadonlyArray<string> => {
  switch (leaf.type) {
    case "text":
      return [leaf.text]
    case "link":
      return [leaf.text, leaf.url]
    case "user":
      return [leaf.user_id]
    case "usergroup":
      return [leaf.usergroup_id]
    case "broadcast":
      return [leaf.range]
  }
}

const sectionsOf = (blocks: ReadonlyArray<Block>) =>
  blocks.flatMap((block) => (block.type === "rich_text" ? block.elements : []))

/** Each text that stands for itself: a title, a footer's part, all leaves of a section. */
const textsOf = (blocks: ReadonlyArray<Block>): ReadonlyArray<string> => [
  ...blocks.flatMap((block) => (block.type === "header" ? [block.text.text] : [])),
  ...blocks.flatMap((block) => (block.type === "context" ? block.elements.map(({ text }) => text) : [])),
  ...sectionsOf(blocks).map(({ elements }) => elements.flatMap(leafTexts).join(""))
]

// oxlint-disable-next-line no-control-regex -- control characters are what must not be there
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u

const unescape = (text: string): string => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")

const isMessage = Schema.is(Message)

/** A name from right to left stands in a pair of marks that keeps it from turning the sentence around it. */
const withoutIsolates = (text: string) => text.replaceAll(/[\u2068\u2069]/gu, "")

/** The promises that a message breaks: none, whatever the event. */
const broken = (event: RunEvent.RunEvent, language: Language): ReadonlyArray<string> => {
  const message = render(event, locales[language])
  const texts = textsOf(message.blocks)
  const called = sectionsOf(message.blocks).flatMap(({ elements }) =>
    elements.filter(({ type }) => type !== "text" && type !== "link")
  )
  const mentions = "mentions" in event ? event.mentions.length : 0
  const promises = {
    "Slack accepts its blocks": isMessage(message),
    "its blocks are short enough together": texts.reduce((sum, text) => sum + codePoints(text), 0) <= 12_000,
    "they are also with the words of its charts": textSize(message.blocks) <= 12_000,
    "something is to be seen in each": texts.every((text) => text.trim() !== ""),
    "it holds no half characters": [message.text, ...texts].every((text) => text.isWellFormed()),
    "it holds no controls": !control.test(withoutIsolates(texts.join("") + message.text)),
    "it holds no secret": !/XXXX/u.test(texts.join("\n") + message.text),
    "it calls nobody but those who are mentioned": called.length <= mentions,
    "its notification is short": codePoints(unescape(message.text)) <= 150,
    "its notification says something": message.text.trim() !== "",
    "its notification is escaped, in one line": !/[<>\n]|&(?!(?:amp|lt|gt);)/u.test(message.text)
  }
  return Object.entries(promises).flatMap(([promise, kept]) => (kept ? [] : [promise]))
}

describe("render, over any event", () => {
  for (const [kind, events] of Object.entries(hostileEvents)) {
    it.prop(
      `makes of any ${kind} a message that Slack accepts, in every language`,
      [events, FastCheck.constantFrom<Language>("en", "zh", "ja")],
      ([event, language]) => assert.deepStrictEqual(broken(event, language), [])
    )
  }

  const longTexts = {
    letters: "w".repeat(50_000),
    emoji: "👩‍👩‍👧‍👦".repeat(5_000),
    "what is escaped": "<&>".repeat(20_000),
    Hebrew: "ש".repeat(50_000)
  }
  const longLink = `https://example.com/${"x".repeat(580)}`

  for (const [what, text] of Object.entries(longTexts)) {
    it(`keeps within Slack's limits when everything is as long as can be (${what})`, () => {
      for (const event of longestEvents(text, longLink)) {
        for (const language of ["en", "zh", "ja"] as const) assert.deepStrictEqual(broken(event, language), [])
      }
    })
  }

  it("is pure: the same event in the same locale is the same message", () => {
    assert.deepStrictEqual(render(started, locales.en), render(started, locales.en))
  })

  it("keeps the event beside the words, for transports that want more", () => {
    assert.strictEqual(render(started, locales.ja).event, started)
  })

  it("escapes what the notification says of a hostile name", () => {
    const name = "<!channel> & <https://evil.example|you>"
    assert.strictEqual(fallback({ _tag: "RunStarted", run: { ...run, name }, at }), `🚀 ${escape(name)} started`)
  })
})
