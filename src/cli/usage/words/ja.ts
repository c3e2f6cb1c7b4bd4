/** Japanese. */
import type { UsageWords } from "./UsageWords.ts"

const meant = (nearest: string | undefined, help: string): string =>
  nearest === undefined ? `\`${help}\` で一覧を表示できます。` : `${nearest} のことですか？`

export const ja: UsageWords = {
  /** Between two sentences. */
  space: "",

  // what was typed
  unknownCommand: (given, nearest) => `${given} というコマンドはありません。${meant(nearest, "runbell --help")}`,
  unknownOption: (given, nearest, help) => `${given} というオプションはありません。${meant(nearest, help)}`,
  optionsOfCommand: "実行するコマンド自身のオプションは -- の後に書いてください。",
  textAfterDashes: "- で始まる本文は -- の後に書いてください。",
  missingValue: (option, placeholder) => `${option} には値が必要です（${option} ${placeholder}）。`,
  meantAsValue: (next, line) => `「${next}」がその値であれば、次のように書いてください：${line}`,
  givenTwice: (option) => `${option} は一度だけ指定できますが、二度指定されています。一つにしてください。`,
  surplus: (given, help) => `余分な引数があります：${given}。使える引数は \`${help}\` で確認できます。`,
  surplusText: (given) => `本文の後に ${given} があります。本文全体を引用符で囲んでください。`,
  missingSeparator: (line) => `コマンドの前に -- を置いてください：${line}`,
  strayWords: (given, line) => `-- の前の ${given} は、どのオプションの値でもありません。次のことですか：${line}`,
  missingCommand: (line) => `実行するコマンドを指定してください：${line}`,
  nothingToSend: '送る内容を指定してください：runbell send "Validation begins"',
  notUnderstood: (help) => `引数を解釈できません。書き方は \`${help}\` で確認できます。`,

  // what was set
  keyIn: (key, path) => `${path} の ${key}`,
  cannotBe: (what, given, remedy) => `${what} に ${given} は指定できません。${remedy}`,
  fileUnreadable: (path, code) =>
    `${path} を読めません（${code}）。--config には runbell.json のパスを指定してください。`,
  fileNotJson: (path) => `${path} の内容が JSON オブジェクトではありません。`,
  fileNotJsonAt: (path, line, column) =>
    `${path} の内容が JSON オブジェクトではありません（${line} 行 ${column} 桁目）。`,
  fileExample: (example) => `次のような形にしてください：${example}`,
  unknownKey: (key, path) => `${key} という設定はありません（${path}）。`,
  meantKey: (nearest) => `${nearest} のことですか？`,
  allKeys: (keys) => `使えるのは次のものです：${keys}`,
  wrongType: (key, path, expected, found) =>
    `${path} の ${key} は${expected}でなければなりませんが、${found}になっています。`,
  json: {
    string: "文字列",
    number: "数値",
    boolean: "真偽値",
    strings: "文字列のリスト",
    list: "リスト",
    object: "オブジェクト",
    null: " null "
  },
  or: "か",
  secretInProjectFile: (key, path, variable, line) =>
    `${key} は秘密の値ですが、${path} はプロジェクトのファイルです。${variable} を設定するか、自分だけのファイルに置いてください：${line}`,
  twoDestinations:
    "--webhook-url は Webhook を、--bot-token と --channel はボットを指定します。どちらか一方にしてください。",
  outputUnseen:
    "--output inherit は出力を読みませんが、--metric、--json-metrics、--stall は出力を読む必要があります。--output を外してください。",

  // what is odd, and no reason to stop
  secretInArguments: (option, variable) =>
    `${option} の値は秘密ですが、引数は ps やシェルの履歴に残ります。${variable} を設定するか、${option} file:パス とするか、${option} - として標準入力の最初の行で渡してください。`,
  secretReadable: (path) => `${path} の秘密の値をほかの人も読めます。次のように閉じてください：chmod 600 ${path}`,
  keySkipped: "これは無視されます。",
  fileSkipped: (path, code) => `${path} を読めないため（${code}）、無視されます。`,
  nothingSet:
    "Webhook もボットも設定されていません。SLACK_WEBHOOK_URL、または SLACK_BOT_TOKEN と SLACK_CHANNEL を設定するか、`runbell init` を実行してください。",
  untold: (why) => `この実行は誰にも知らされません：${why}`,
  unpinged: (why) => `監視先への定期的な合図は送られません：${why}`,
  pingNotAUrl: (where) => `${where} の内容が URL ではありません。https://hc-ping.com/… のような形にしてください。`,
  pingNotHttps: (where) =>
    `${where} の URL が https:// で始まっていません。https://hc-ping.com/… のような形にしてください。`,
  alarmNeedsBot:
    "--alarm にはボットが必要です。Webhook では Slack に後から発言させられません。SLACK_BOT_TOKEN と SLACK_CHANNEL を設定してください。",
  addRule: (line) => `${line}（正規表現は出力に合わせてください）か --json-metrics を加えてください。`,
  nothingGivesStep: "--steps で総ステップ数が指定されていますが、現在のステップを与える規則がありません。",
  nothingGivesEpoch: "--epochs で総エポック数が指定されていますが、現在のエポックを与える規則がありません。",
  nothingGives: (option, metric) => `${option} に ${metric} がありますが、それを与える規則がありません。`,
  tooManyDrawn: (most, left) => `--chart で描ける指標は ${most} 個までで、${left} は描かれません。`,
  cannotDraw: (missing, line) =>
    `--chart：図を描けません。runbell のインストール先にもここにも ${missing} が見つかりません。描画に必要なものを runbell と同じ方法（-g の有無）でインストールしてください：${line}`,
  and: " と ",

  // what is seen once the command runs, or has ended
  nothingCame: (missing) => `--chart：${missing} は一度も現れませんでした。`,
  noMetricCame: "指標は一つも現れませんでした。",
  theseCame: (names) => `現れたのは次のものです：${names}`,
  untoldByBug: "runbell の不具合により、この実行を知らせることができませんでした。不具合をご報告ください。",
  ptyUnavailable:
    "--pty には util-linux の `script` が必要ですが、ここにはありません。インストールするか、--pty を外してください。",

  // what the other commands meet
  portTaken: (port) => `ポート ${port} は使用中です。--port で別のものを指定してください。`,
  noFolder: "内容を保存するフォルダーがありません。RUNBELL_STATE に書き込めるフォルダーを指定してください。",
  runUntold: (id, why) => `実行 ${id} を知らせることができませんでした。${why}`,
  notARun: (name) => `記録の中の ${name} は実行として読めないため、そのままにしてあります。`,

  // what to give
  giveText: "文字を入力してください。",
  givePath: "パスを指定してください。",
  giveTruth: "true か false を指定してください。",
  giveOneOf: (choices) => `次のいずれかを指定してください：${choices}`,
  giveWebAddress: "http:// か https:// で始まるアドレスを指定してください。",
  giveDuration: "90s、5m、1h30m のように時間を指定してください。",
  giveCount: "400 のように 0 より大きい数を指定してください。",
  giveWholeNumber: (least, most) => `${least} から ${most} までの整数を指定してください。`,
  giveStall: "15m のような時間、learn、off のいずれかを指定してください。",
  giveMetrics: "loss,accuracy のように、指標の名前を指定してください。",
  giveGoal:
    "bleu=highest のように、指標=highest か 指標=lowest の形で指定してください。しきい値を超えたときに知らせるには --alert を使ってください。",
  giveMention:
    "メンバー ID（U… または W…、Slack のプロフィールにあります）、グループ ID（S…）、メールアドレス（ボットの場合）、here、channel のいずれかを指定してください。",
  givePattern: "空の文字列に一致しない JavaScript の正規表現を指定してください。",
  giveZone: "Asia/Tokyo や UTC のように、IANA データベースの名前を指定してください。",
  giveField: "loss=0.21 のように、名前=値 の形で指定してください。",

  // rules over the output
  noExpression: "正規表現ではありません。",
  forEver:
    "照合がいつまでも終わらないおそれがあります。繰り返しの中に繰り返しがあり、そのうえ先読み・後読み、後方参照、大きな回数のいずれかを使っています。",
  noEquals: "= がありません。",
  noName: "= の前に名前がありません。",
  noGroup: "グループがありません。",
  manyGroups: (count) =>
    `グループが ${count} 個あります。数値でないものは (?:…) と書くか、数値のグループに指標と同じ名前を付けてください：(?<name>…)。`,
  giveMetric: (example) => `名前=正規表現 の形で、数値を一つのグループで囲んで指定してください。例：${example}`,
  stepIsNoMetric: "ステップは指標ではありません。指標に対するアラートを指定してください。",
  unheard: (metric, line) =>
    `指標「${metric}」を与える規則がありません。${line}（正規表現は出力に合わせてください）か --json-metrics を加えてください。`,
  levelCanBe: (given) => `level は info、warn、error のいずれかで、「${given}」は使えません。`,
  hysteresisNeeds: (given) => `hysteresis には 0 以上の数が必要で、「${given}」は使えません。`,
  cooldownNeeds: (given) => `cooldown には 10m のような時間が必要で、「${given}」は使えません。`,
  wordNotUnderstood: (word) => `「${word}」を解釈できません。`,
  wishWithoutValue: (name) => `${name} に値がありません。`,
  wishTwice: (name) => `${name} が二度指定されています。`,
  comparesNotWith: (sign) => `比較に使えるのは > と < だけで、${sign} は使えません。`,
  noThreshold: (given) => `「${given}」は比較できる数ではありません。`,
  hysteresisBelongs: "hysteresis は > か < と一緒に使います。",
  alertNotUnderstood: "この規則を解釈できません。",
  giveAlert: (examples) =>
    `指標 > 数値、指標 < 数値、指標 is not finite のいずれかの形で指定してください。その後に level info|warn|error、hysteresis 数値、cooldown 時間 を加えられます。例：${examples}`
}
