/** Chinese, in simplified characters. */
import { options } from "../../settings/options.ts"
import type { DoctorWords } from "../DoctorWords.ts"

const newWebhook =
  "请为该频道新建一个 Webhook（api.slack.com/apps 的 Incoming Webhooks），并把 SLACK_WEBHOOK_URL 设为它的 URL。"

export const zh: DoctorWords = {
  checks: {
    settings: "设置",
    destination: "目的地",
    dns: "域名",
    tcp: "连接",
    proxy: "代理",
    tls: "加密",
    webhook: "Webhook",
    bot: "机器人",
    scopes: "权限",
    channel: "频道",
    clock: "时钟",
    post: "测试消息"
  },
  findings: {
    NotChecked: () => ({ what: "未检查。" }),

    UrlFound: ({ where }) => ({ what: `Webhook，由 ${where} 设定，格式正确。` }),
    NothingSet: () => ({
      what: "尚未设定。",
      remedy:
        "请把 SLACK_WEBHOOK_URL 设为 Incoming Webhook 的 URL，或设置 SLACK_BOT_TOKEN 和 SLACK_CHANNEL，或运行：runbell init"
    }),
    BotFound: ({ where, channel }) => ({ what: `${channel} 中的机器人；其令牌由 ${where} 设定，格式正确。` }),
    BotUnusable: ({ where, reason }) => ({
      what: {
        EmptyToken: `${where} 设定的内容为空。`,
        NotAToken: `${where} 设定的内容不以 xoxb- 开头。`,
        EmptyChannel: "频道为空。",
        UnknownHost: "SLACK_API_URL 既不是 https://slack.com/api/，也不是 https://slack-gov.com/api/。"
      }[reason],
      remedy: "令牌应当形如 xoxb-…，频道形如 #runs 或 C0123456789。"
    }),
    BotIncomplete: ({ missing }) =>
      missing === "token"
        ? { what: "设定了频道，但没有机器人的令牌。", remedy: "请把 SLACK_BOT_TOKEN 设为机器人的令牌。" }
        : { what: "设定了机器人的令牌，但没有频道。", remedy: "请把 SLACK_CHANNEL 设为机器人发消息的频道。" },
    WebhookUnused: ({ where }) => ({
      what: `${where} 还设定了一个 Webhook。因为已设定机器人，它不会被使用。`,
      remedy: "请去掉其中一个；想用 Webhook 时，可使用 --webhook-url。"
    }),
    UrlUnusable: ({ where, reason }) => ({
      what: {
        Empty: `${where} 设定的内容为空。`,
        NotAUrl: `${where} 设定的内容不是 URL。`,
        NotHttps: `${where} 设定的 URL 不以 https:// 开头。`,
        UnknownHost: `${where} 设定的 URL 不在 hooks.slack.com 或 hooks.slack-gov.com 上。`,
        WorkflowTrigger: `${where} 设定的是工作流触发器，它不显示文本和区块。`,
        Credentials: `${where} 设定的 URL 中含有用户名或密码。`
      }[reason],
      remedy: "它应当形如 https://hooks.slack.com/services/T…/B…/…"
    }),
    SecretFileUnreadable: ({ path, code }) => ({
      what: `无法读取存放它的文件 ${path}（${code}）。`,
      remedy: "请检查 file: 之后的路径，以及该文件的读取权限。"
    }),
    SecretInArguments: ({ option }) => ({
      what: `--${option} 给出的是机密，写在命令行参数里会出现在 ps 和 shell 历史记录中。`,
      remedy: `请设置 ${options[option].variable}，或使用 --${option} file:路径。`
    }),
    SecretReadable: ({ path }) => ({ what: `其他用户可以读取 ${path} 中的机密。`, remedy: `chmod 600 ${path}` }),
    FileSkipped: ({ path, code }) => ({ what: `无法读取 ${path}（${code}），已忽略该文件。` }),
    KeySkipped: ({ path, key, nearest }) => ({
      what: `没有名为 ${JSON.stringify(key)} 的设置（在 ${path} 中），已忽略。`,
      remedy: nearest === undefined ? undefined : `是否想用 ${nearest}？`
    }),

    HostFound: ({ host }) => ({ what: `已找到 ${host}。` }),
    HostUnknown: ({ host, code }) => ({
      what: `找不到 ${host}（${code}）。`,
      remedy: "请检查本机的网络和 DNS。若只能经代理访问外网，请设置 HTTPS_PROXY。"
    }),
    Connected: ({ address }) => ({ what: `可以连接 ${address}。` }),
    NotConnected: ({ address, code }) => ({
      what: `无法连接 ${address}（${code}）。`,
      remedy: "请检查网络和防火墙。若只能经代理访问外网，请设置 HTTPS_PROXY。"
    }),

    ProxyPasses: ({ address, variable }) => ({ what: `${address}（来自 ${variable}）允许通过。` }),
    ProxyUnusable: ({ variable }) => ({
      what: `${variable} 设定的不是 HTTP 代理。`,
      remedy: `请把 ${variable} 设为形如 http://proxy.example:3128 的地址；不支持 SOCKS 代理。`
    }),
    ProxyWantsLogin: ({ address, variable }) => ({
      what: `${address} 要求另外的用户名和密码（407）。`,
      remedy: `请把 ${variable} 设为 http://用户名:密码@${address}，其中的特殊字符需用百分号编码。`
    }),
    ProxyRefuses: ({ address, variable, code }) => ({
      what: `${address}（来自 ${variable}）不允许通过（${code}）。`,
      remedy: "请代理的管理员放行 hooks.slack.com 的 443 端口，或设置 NO_PROXY=slack.com 绕过代理。"
    }),

    Encrypted: () => ({ what: "证书可信。" }),
    AuthorityUnknown: ({ code }) => ({
      what: `证书由 Node 不认识的机构签发（${code}）：可能有代理在检查流量。`,
      remedy: "请向网络管理员索取该机构的证书，并把 NODE_EXTRA_CA_CERTS 设为证书文件的路径。"
    }),
    CertificateOutdated: ({ code }) => ({
      what: `证书此刻无效（${code}）。`,
      remedy: "请先检查本机时钟，再检查是谁代替 Slack 应答。"
    }),
    CertificateOfOther: ({ code }) => ({
      what: `证书属于另一台主机（${code}）。`,
      remedy: "有人在代替 Slack 应答：请检查网络的登录页面，或 /etc/hosts 中的错误条目。"
    }),
    NotEncrypted: ({ code }) => ({
      what: `无法建立加密连接（${code}）。`,
      remedy: "请检查本机与 Slack 之间的防火墙或代理。"
    }),

    BotAlive: ({ bot, workspace }) => ({ what: `Slack 认得它：${workspace} 中的 @${bot}。` }),
    TokenRefused: ({ code }) => ({
      what: `Slack 不接受它的令牌（${code}）。`,
      remedy: "请在 OAuth & Permissions 中重新安装应用，并把 SLACK_BOT_TOKEN 设为新的令牌。"
    }),
    ScopesComplete: ({ scopes }) => ({ what: `具备 runbell 能用到的全部权限（${scopes}）。` }),
    ScopesUnknown: () => ({ what: "Slack 没有说明。" }),
    ScopesUseful: ({ missing }) => ({
      what: missing
        .map((scope) =>
          scope === "files:write"
            ? "没有 files:write，曲线只能画成文字，而不是图片。"
            : "没有 channels:history，丢失了应答的消息可能会重复发送。"
        )
        .join(""),
      remedy: "请在 OAuth & Permissions 中添加，并重新安装应用。"
    }),
    ScopeMissing: ({ scope }) => ({
      what: `令牌缺少 ${scope}。`,
      remedy: "请在 OAuth & Permissions 中添加，并重新安装应用。"
    }),
    ChannelOpen: ({ channel }) => ({ what: `机器人可以在 ${channel} 中发消息。` }),
    NotInChannel: ({ channel, bot }) => ({
      what: `机器人不在 ${channel} 中。`,
      remedy: `请邀请它：在频道中输入 /invite @${bot}`
    }),
    ChannelUnknown: ({ channel, code }) => ({
      what: `没有 ${channel}，或者它是私有频道而机器人不在其中（${code}）。`,
      remedy: "请检查 SLACK_CHANNEL；私有频道需要由成员邀请机器人加入。"
    }),
    TrialLeft: () => ({ what: "机器人可以发消息。用来试验的一条定时消息未能删除，明天会被发出。" }),

    WebhookAlive: () => ({ what: "有效，Slack 会接收消息。" }),
    WebhookUnknown: ({ code }) => ({ what: `Slack 不认识它，或它已失效（${code}）。`, remedy: newWebhook }),
    ChannelArchived: ({ code }) => ({
      what: `它的频道已归档（${code}）。`,
      remedy: "请在 Slack 中取消归档，或换一个频道。"
    }),
    ChannelGone: ({ code }) => ({ what: `它的频道已不存在（${code}）。`, remedy: newWebhook }),
    WorkspaceGone: ({ code }) => ({
      what: `它的工作区不存在或已停用（${code}）。`,
      remedy: "请联系工作区的所有者。"
    }),
    PostForbidden: ({ code }) => ({
      what: `管理员不允许它发送消息（${code}）。`,
      remedy: "请联系工作区的管理员，或换一个频道。"
    }),
    RateLimited: () => ({
      what: "Slack 暂时不再接收消息（429）。",
      remedy: "发往该频道的消息过多，一分钟后应当恢复。"
    }),
    SlackAtFault: ({ detail }) => ({
      what: `Slack 自身发生故障（${detail}）。`,
      remedy: "请稍后再试；故障情况见 status.slack.com。"
    }),
    NotSlack: ({ status }) => ({
      what: `应答并非来自 Slack（${status}）。`,
      remedy: "请检查本机与 Slack 之间的代理或登录页面。"
    }),
    NoAnswer: ({ code }) => ({
      what: `没有应答（${code}）。`,
      remedy: "请检查本机与 Slack 之间的防火墙或代理，然后重试。"
    }),

    ClockRight: () => ({ what: "误差在一分钟以内。" }),
    ClockWrong: ({ minutes, ahead }) => ({
      what: `${ahead ? "快" : "慢"}了约 ${minutes} 分钟。`,
      remedy: "请让本机自动校时（NTP）：消息中的时间不准，证书也可能被拒绝。"
    }),

    Posted: () => ({ what: "已发送，请到频道中查看。" })
  },
  verdict: {
    ok: "一切正常：消息可以送达。",
    warning: "消息可以送达；请查看标有 ! 的项目。",
    problem: "消息无法送达；请查看标有 ✗ 的项目。"
  },
  testMessage: "这是 runbell doctor 发送的测试消息。一切正常。"
}
