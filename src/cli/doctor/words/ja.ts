/** Japanese. */
import { options } from "../../settings/options.ts"
import type { DoctorWords } from "../DoctorWords.ts"

const newWebhook =
  "チャンネルの Webhook を作り直し（api.slack.com/apps の Incoming Webhooks）、その URL を SLACK_WEBHOOK_URL に設定してください。"

export const ja: DoctorWords = {
  checks: {
    settings: "設定",
    destination: "送り先",
    dns: "名前解決",
    tcp: "接続",
    proxy: "プロキシ",
    tls: "暗号化",
    webhook: "Webhook",
    bot: "ボット",
    scopes: "スコープ",
    channel: "チャンネル",
    clock: "時計",
    post: "テストメッセージ"
  },
  findings: {
    NotChecked: () => ({ what: "確認していません。" }),

    UrlFound: ({ where }) => ({ what: `Webhook。${where} で設定されており、形式も正しいです。` }),
    NothingSet: () => ({
      what: "設定されていません。",
      remedy:
        "SLACK_WEBHOOK_URL に Incoming Webhook の URL を設定するか、SLACK_BOT_TOKEN と SLACK_CHANNEL を設定するか、runbell init を実行してください。"
    }),
    BotFound: ({ where, channel }) => ({
      what: `${channel} のボット。トークンは ${where} で設定されており、形式も正しいです。`
    }),
    BotUnusable: ({ where, reason }) => ({
      what: {
        EmptyToken: `${where} の内容が空です。`,
        NotAToken: `${where} の内容が xoxb- で始まっていません。`,
        EmptyChannel: "チャンネルが空です。",
        UnknownHost: "SLACK_API_URL が https://slack.com/api/ でも https://slack-gov.com/api/ でもありません。"
      }[reason],
      remedy: "トークンは xoxb-…、チャンネルは #runs や C0123456789 のような形です。"
    }),
    BotIncomplete: ({ missing }) =>
      missing === "token"
        ? {
            what: "チャンネルは設定されていますが、ボットのトークンがありません。",
            remedy: "SLACK_BOT_TOKEN にボットのトークンを設定してください。"
          }
        : {
            what: "ボットのトークンは設定されていますが、チャンネルがありません。",
            remedy: "SLACK_CHANNEL にボットの投稿先を設定してください。"
          },
    WebhookUnused: ({ where }) => ({
      what: `${where} に Webhook も設定されていますが、ボットが設定されているため使われません。`,
      remedy: "どちらかを外すか、Webhook を使うときは --webhook-url で指定してください。"
    }),
    UrlUnusable: ({ where, reason }) => ({
      what: {
        Empty: `${where} の内容が空です。`,
        NotAUrl: `${where} の内容が URL ではありません。`,
        NotHttps: `${where} の URL が https:// で始まっていません。`,
        UnknownHost: `${where} の URL が hooks.slack.com でも hooks.slack-gov.com でもありません。`,
        WorkflowTrigger: `${where} の URL はワークフローのトリガーで、テキストもブロックも表示されません。`,
        Credentials: `${where} の URL にユーザー名かパスワードが含まれています。`
      }[reason],
      remedy: "https://hooks.slack.com/services/T…/B…/… のような形です。"
    }),
    SecretFileUnreadable: ({ path, code }) => ({
      what: `シークレットのファイル ${path} を読めません（${code}）。`,
      remedy: "file: の後のパスと、ファイルの読み取り権限を確認してください。"
    }),
    SecretInArguments: ({ option }) => ({
      what: `--${option} の値はシークレットですが、引数は ps やシェルの履歴に残ります。`,
      remedy: `${options[option].variable} を設定するか、--${option} file:パス を使ってください。`
    }),
    SecretReadable: ({ path }) => ({
      what: `${path} にあるシークレットを他のユーザーが読めます。`,
      remedy: `chmod 600 ${path}`
    }),
    FileSkipped: ({ path, code }) => ({ what: `${path} を読めないため（${code}）、無視しました。` }),
    KeySkipped: ({ path, key, nearest }) => ({
      what: `${JSON.stringify(key)} という設定はないため（${path}）、無視しました。`,
      remedy: nearest === undefined ? undefined : `${nearest} のことですか？`
    }),

    HostFound: ({ host }) => ({ what: `${host} が見つかりました。` }),
    HostUnknown: ({ host, code }) => ({
      what: `${host} が見つかりません（${code}）。`,
      remedy:
        "このマシンのネットワークと DNS を確認してください。外へ出るのにプロキシが必要なら HTTPS_PROXY を設定してください。"
    }),
    Connected: ({ address }) => ({ what: `${address} に接続できます。` }),
    NotConnected: ({ address, code }) => ({
      what: `${address} に接続できません（${code}）。`,
      remedy:
        "ネットワークとファイアウォールを確認してください。外へ出るのにプロキシが必要なら HTTPS_PROXY を設定してください。"
    }),

    ProxyPasses: ({ address, variable }) => ({ what: `${address}（${variable}）を通過できます。` }),
    ProxyUnusable: ({ variable }) => ({
      what: `${variable} の内容は HTTP プロキシではありません。`,
      remedy: `${variable} を http://proxy.example:3128 のような形で設定してください。SOCKS プロキシには対応していません。`
    }),
    ProxyWantsLogin: ({ address, variable }) => ({
      what: `${address} が別のユーザー名とパスワードを求めています（407）。`,
      remedy: `${variable} を http://ユーザー名:パスワード@${address} の形で設定してください。記号はパーセントエンコードします。`
    }),
    ProxyRefuses: ({ address, variable, code }) => ({
      what: `${address}（${variable}）が通過を拒否しました（${code}）。`,
      remedy:
        "hooks.slack.com のポート 443 を許可するようプロキシの管理者に頼むか、NO_PROXY=slack.com で迂回してください。"
    }),

    Encrypted: () => ({ what: "証明書は信頼できます。" }),
    AuthorityUnknown: ({ code }) => ({
      what: `証明書の発行元を Node が知りません（${code}）。通信を検査するプロキシがあるのかもしれません。`,
      remedy: "ネットワークの管理者から認証局の証明書を入手し、そのファイルを NODE_EXTRA_CA_CERTS に設定してください。"
    }),
    CertificateOutdated: ({ code }) => ({
      what: `証明書は現時点で有効ではありません（${code}）。`,
      remedy: "まずこのマシンの時計を、次に Slack の代わりに応答している相手を確認してください。"
    }),
    CertificateOfOther: ({ code }) => ({
      what: `証明書は別のホストのものです（${code}）。`,
      remedy:
        "Slack の代わりに何かが応答しています。ネットワークのログイン画面や /etc/hosts の誤りがないか確認してください。"
    }),
    NotEncrypted: ({ code }) => ({
      what: `暗号化された接続を確立できません（${code}）。`,
      remedy: "このマシンと Slack の間のファイアウォールやプロキシを確認してください。"
    }),

    BotAlive: ({ bot, workspace }) => ({ what: `${workspace} の @${bot} として有効です。` }),
    TokenRefused: ({ code }) => ({
      what: `Slack がトークンを受け付けません（${code}）。`,
      remedy: "OAuth & Permissions でアプリを再インストールし、新しいトークンを SLACK_BOT_TOKEN に設定してください。"
    }),
    ScopesComplete: ({ scopes }) => ({ what: `runbell が使うものはすべて揃っています（${scopes}）。` }),
    ScopesUnknown: () => ({ what: "Slack からの情報がありません。" }),
    ScopesUseful: ({ missing }) => ({
      what: missing
        .map((scope) =>
          scope === "files:write"
            ? "files:write がないため、曲線は画像ではなく文字で描かれます。"
            : "channels:history がないため、応答の失われたメッセージが二重に届くことがあります。"
        )
        .join(""),
      remedy: "OAuth & Permissions で追加し、アプリを再インストールしてください。"
    }),
    ScopeMissing: ({ scope }) => ({
      what: `トークンに ${scope} がありません。`,
      remedy: "OAuth & Permissions で追加し、アプリを再インストールしてください。"
    }),
    ChannelOpen: ({ channel }) => ({ what: `ボットは ${channel} に投稿できます。` }),
    NotInChannel: ({ channel, bot }) => ({
      what: `ボットが ${channel} に参加していません。`,
      remedy: `チャンネルで /invite @${bot} と入力して招待してください。`
    }),
    ChannelUnknown: ({ channel, code }) => ({
      what: `${channel} が存在しないか、非公開でボットが参加していません（${code}）。`,
      remedy: "SLACK_CHANNEL を確認してください。非公開チャンネルには、メンバーがボットを招待する必要があります。"
    }),
    TrialLeft: () => ({
      what: "ボットは投稿できます。ただし、確認に使った予約メッセージを削除できず、明日投稿されます。"
    }),

    WebhookAlive: () => ({ what: "有効です。Slack はメッセージを受け取ります。" }),
    WebhookUnknown: ({ code }) => ({
      what: `Slack にこの Webhook は存在しないか、すでに無効です（${code}）。`,
      remedy: newWebhook
    }),
    ChannelArchived: ({ code }) => ({
      what: `チャンネルがアーカイブされています（${code}）。`,
      remedy: "Slack でアーカイブを解除するか、別のチャンネルを選んでください。"
    }),
    ChannelGone: ({ code }) => ({ what: `チャンネルはもう存在しません（${code}）。`, remedy: newWebhook }),
    WorkspaceGone: ({ code }) => ({
      what: `ワークスペースが存在しないか、無効になっています（${code}）。`,
      remedy: "ワークスペースのオーナーに尋ねてください。"
    }),
    PostForbidden: ({ code }) => ({
      what: `管理者が投稿を許可していません（${code}）。`,
      remedy: "ワークスペースの管理者に頼むか、別のチャンネルを選んでください。"
    }),
    RateLimited: () => ({
      what: "Slack は今のところこれ以上メッセージを受け取りません（429）。",
      remedy: "このチャンネルへの送信が多すぎます。1 分後には回復するはずです。"
    }),
    SlackAtFault: ({ detail }) => ({
      what: `Slack 側の障害です（${detail}）。`,
      remedy: "後でもう一度試してください。障害情報は status.slack.com にあります。"
    }),
    NotSlack: ({ status }) => ({
      what: `Slack からの応答ではありません（${status}）。`,
      remedy: "このマシンと Slack の間にプロキシやログイン画面がないか確認してください。"
    }),
    NoAnswer: ({ code }) => ({
      what: `応答がありません（${code}）。`,
      remedy: "このマシンと Slack の間のファイアウォールやプロキシを確認し、もう一度試してください。"
    }),

    ClockRight: () => ({ what: "誤差は 1 分以内です。" }),
    ClockWrong: ({ minutes, ahead }) => ({
      what: `約 ${minutes} 分${ahead ? "進んで" : "遅れて"}います。`,
      remedy: "NTP で時計を合わせてください。メッセージの時刻が不正確になり、証明書が拒否されることもあります。"
    }),

    Posted: () => ({ what: "投稿しました。チャンネルを確認してください。" })
  },
  verdict: {
    ok: "すべて正常です。メッセージは届きます。",
    warning: "メッセージは届きます。! の付いた項目を確認してください。",
    problem: "メッセージは届きません。✗ の付いた項目を確認してください。"
  },
  testMessage: "これは runbell doctor のテストメッセージです。すべて正常です。"
}
