/** The Japanese catalogue. */
import type { Catalogue } from "./Catalogue.ts"

/**
 * The phrases in Japanese.
 *
 * @example
 * import { ja } from "runbell"
 * ja.finished("mnist") // "mnist が完了しました"
 *
 * @since 0.1.0
 */
export const ja = {
  started: (name) => `${name} を開始しました`,
  progressed: (name) => `${name} は実行中です`,
  finished: (name) => `${name} が完了しました`,
  failed: (name) => `${name} が失敗しました`,
  interrupted: (name) => `${name} が中止されました`,
  killed: (name) => `${name} が強制終了されました`,
  lost: (name) => `${name} からの応答が途絶えました`,
  ranOutOfMemory: (name) => `${name} がメモリ不足で終了しました`,
  reachedTimeLimit: (name) => `${name} が制限時間に達しました`,
  requeued: (name) => `${name} は再実行のために停止されました`,
  vanished: (name) => `${name} が何も告げずに終了しました`,
  after: (sentence, duration) => `${sentence}（経過時間 ${duration}）`,
  because: (sentence, reason) => `${sentence}：${reason}`,

  interruptedMeans: "ユーザーまたは呼び出し元のプログラムによって意図的に中止されました。クラッシュではありません。",
  killedMeans: (signal) =>
    signal === undefined
      ? "通知する間もなく、システムによって強制終了されました。"
      : `通知する間もなく、システムによって ${signal} で強制終了されました。`,
  lostMeans: (since) => (since === undefined ? "動作が確認できません。" : `${since} 以降、動作が確認できていません。`),

  project: "プロジェクト",
  workspace: "ワークスペース",
  tags: "タグ",
  host: "ホスト",
  link: "リンク",
  result: "結果",
  lastMetrics: "直近の指標",
  stoppedAt: "停止箇所",
  causedBy: "原因",
  run: "実行 ID",
  command: "コマンド",
  commit: "コミット",
  uncommitted: "未コミットの変更あり",
  job: "ジョブ",
  task: (task) => `タスク ${task}`,
  node: (node) => `ノード ${node}`,
  rank: (rank, world) => (world === undefined ? `ランク ${rank}` : `ランク ${rank}（全 ${world}）`),
  attempt: (attempt) => `${attempt} 回目の試行`,
  lastLines: { stderr: "stderr の末尾", stdout: "stdout の末尾" },

  exitCode: (code) => `終了コード ${code}`,
  endedWith: (exitCode) => `${exitCode} で終了しました。`,
  stoppedBy: (signal) => `${signal} で中止されました。`,
  evidence: {
    OutOfMemory: (limit) =>
      limit === undefined
        ? "メモリ不足です。カーネルの OOM カウンターが増えました。"
        : `メモリ不足です。カーネルの OOM カウンターが増えました。メモリの上限は ${limit} です。`,
    PerhapsOutOfMemory: ({ written }) =>
      `メモリ不足かもしれません。その間にこのマシンはメモリ不足で ${written} 個のプロセスを終了させました。`,
    NotOutOfMemory: "カーネルがメモリ不足で終了させたのではありません。OOM カウンターは増えていません。",
    ShellSignal: (signal) => `コマンドが ${signal} で終了したとき、シェルはこのコードを返します。`,
    CommandNotFound: "コマンドが見つからないとき、シェルはこのコードを返します。",
    CommandNotExecutable: "コマンドが見つかったものの実行できなかったとき、シェルはこのコードを返します。",
    NativeCrash: "ネイティブコードのクラッシュです。コンパイル済みライブラリの不具合やドライバーの問題が考えられます。",
    TimeLimit: (launcher) => `ちょうど ${launcher} の定めた制限時間でした。`,
    StoppedByLauncher: (launcher) =>
      `${launcher} はこのようにジョブを止めます（キャンセル、プリエンプション、同じジョブの別プロセスの失敗）。`,
    Requeued: (launcher) => `${launcher} が資源を回収し、その後あらためて起動しました。`,
    Vanished: "プロセスは終了の知らせを残さずに消えました。どのように終了したかは確認できていません。",
    EndedUnseen: "どのように終了したかは確認できていません。runbell 自身のプロセスが先に強制終了されていました。",
    EndedEarly: "この実行が終わる前に、プロセスが終了コード 0 で自ら終了しました。",
    Rebooted: "その間にマシンが再起動されました。"
  },

  step: (step) => `ステップ ${step}`,
  stepOf: (step, steps) => `ステップ ${step} / ${steps}`,
  epoch: (epoch) => `エポック ${epoch}`,
  epochOf: (epoch, epochs) => `エポック ${epoch} / ${epochs}`,
  elapsed: "経過時間",
  remaining: "残り時間",
  between: (atLeast, atMost) => `${atLeast} ～ ${atMost}`,
  speed: "速度",
  stepsPer: {
    second: (steps) => `毎秒 ${steps} ステップ`,
    minute: (steps) => `毎分 ${steps} ステップ`,
    hour: (steps) => `毎時 ${steps} ステップ`
  },
  best: "最良",
  valueAt: (value, step) => `${value}（ステップ ${step}）`,
  curvesOf: (name) => `${name} の推移`,
  went: (metric, from, to, firstStep, lastStep) =>
    `${metric} はステップ ${firstStep} から ${lastStep} の間に ${from} から ${to} になりました。`,
  stepAxis: "ステップ",
  updated: (time) => `${time} 更新`,
  startedAgain: (name, attempt) =>
    attempt === undefined ? `${name} が再び開始されました` : `${name} が再び開始されました（${attempt} 回目の試行）`,
  newCard: {
    deleted: "この実行のカードは削除されました。以降はここでお知らせします。",
    tooOld: "この実行のカードはもう編集できません。以降はここでお知らせします。",
    unknown: "この実行のカードが見つかりませんでした。以降はここでお知らせします。"
  },
  wholeError: "エラーの全文",
  part: (part, parts) => `${part} / ${parts}`,
  toldLate: (time) => `遅れて届いたお知らせです（発生時刻：${time}）`,
  linesLeftOut: ({ written }) => `…… ${written} 行省略 ……`,
  fieldsLeftOut: ({ written }) => `ほか ${written} 件`,
  otherErrors: ({ written }) => `ほかに ${written} 件のエラーが同時に発生しました。`,
  alertsHeldBack: ({ written }) => `クールダウン中のため、${written} 件のアラートを送信しませんでした。`,

  above: (metric, threshold) => `${metric} が ${threshold} を上回りました`,
  below: (metric, threshold) => `${metric} が ${threshold} を下回りました`,
  notFinite: (metric) => `${metric} が有限の値ではなくなりました`,
  condition: "条件が成立しました",
  stalled: {
    output: (silentFor) => `出力が ${silentFor} 途絶えています`,
    metrics: (silentFor) => `指標が ${silentFor} 変化していません`
  },
  resumed: (silentFor) => `${silentFor} の停滞の後、再開しました`,
  wrapperLost: (process) => `runbell 自身のプロセスが強制終了されました。コマンドは実行中です（プロセス ${process}）`,
  wrapperLostMeans: "終了時には引き続きお知らせしますが、どのように終了したかは分かりません。",
  now: (metric, value) => `${metric} は現在 ${value}`,
  level: { info: "お知らせ", warn: "警告", error: "エラー" },

  perhapsRepeat: "重複の可能性あり",
  moreLikeThis: ({ written }) => `ほかに同様のメッセージ ${written} 件`,
  catchUp: ({ written }) => `Slack に接続できなかった間のメッセージ ${written} 件`,

  nothing: "（空）"
} as const satisfies Catalogue
