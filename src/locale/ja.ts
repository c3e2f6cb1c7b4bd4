/** The Japanese catalogue. */
import type { Catalogue } from "./Catalogue.ts"

export const ja = {
  started: (name) => `${name} を開始しました`,
  progressed: (name) => `${name} は実行中です`,
  finished: (name) => `${name} が完了しました`,
  failed: (name) => `${name} が失敗しました`,
  interrupted: (name) => `${name} は中止されました`,
  killed: (name) => `${name} は強制終了されました`,
  lost: (name) => `${name} の応答が途絶えました`,
  after: (sentence, duration) => `${sentence}（所要時間 ${duration}）`,

  interruptedMeans: "人または外側のプログラムによって意図的に中止されました。クラッシュではありません。",
  killedMeans: (signal) =>
    signal === undefined
      ? "何も通知できないまま、システムによって終了させられました。"
      : `何も通知できないまま、システムによって ${signal} で終了させられました。`,
  lostMeans: (since) =>
    since === undefined ? "動作している形跡がありません。" : `${since} 以降、動作している形跡がありません。`,

  project: "プロジェクト",
  workspace: "ワークスペース",
  tags: "タグ",
  host: "ホスト",
  link: "リンク",
  result: "結果",
  lastMetrics: "直近の指標",
  stoppedAt: "停止位置",
  causedBy: "原因",
  run: "実行",

  step: (step) => `ステップ ${step}`,
  linesLeftOut: ({ written }) => `…… ${written} 行省略 ……`,
  fieldsLeftOut: ({ written }) => `ほか ${written} 件`,
  otherErrors: ({ written }) => `同時に発生したエラーがほかに ${written} 件あります。`,
  alertsHeldBack: ({ written }) => `${written} 件のアラートは、待機時間のため送信されませんでした。`,

  above: (metric, threshold) => `${metric} が ${threshold} を上回りました`,
  below: (metric, threshold) => `${metric} が ${threshold} を下回りました`,
  notFinite: (metric) => `${metric} が有限の数値ではなくなりました`,
  condition: "条件が成立しました",
  now: (metric, value) => `${metric} は現在 ${value}`,
  level: { info: "お知らせ", warn: "警告", error: "エラー" },

  nothing: "（空）"
} as const satisfies Catalogue
