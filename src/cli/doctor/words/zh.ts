/** Chinese, in simplified characters. */
import type { DoctorWords } from "../DoctorWords.ts"

const newWebhook =
  "请为该频道新建一个 Webhook（api.slack.com/apps 的 Incoming Webhooks），并把 SLACK_WEBHOOK_URL 设为它的 URL。"

export const zh: DoctorWords = {
  checks: {
    settings: "设置",
    url: "Webhook 的 URL",
    dns: "域名",
    tcp: "连接",
    proxy: "代理",
    tls: "加密",
    webhook: "Webhook",
    clock: "时钟",
    post: "测试消息"
  },
  findings: {
    NotChecked: () => ({ what: "未检查。" }),

    UrlFound: ({ where }) => ({ what: `由 ${where} 设定，格式正确。` }),
    UrlMissing: () => ({
      what: "尚未设定。",
      remedy: "请把 SLACK_WEBHOOK_URL 设为 Incoming Webhook 的 URL，或运行：runbell init"
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
    UrlFileUnreadable: ({ path, code }) => ({
      what: `无法读取存放它的文件 ${path}（${code}）。`,
      remedy: "请检查 file: 之后的路径，以及该文件的读取权限。"
    }),
    UrlInArguments: () => ({
      what: "Webhook 的 URL 写在了命令行参数里，会出现在 ps 和 shell 历史记录中。",
      remedy: "请设置 SLACK_WEBHOOK_URL，或使用 --webhook-url file:路径。"
    }),
    UrlReadable: ({ path }) => ({ what: `其他用户可以读取 ${path} 中的 Webhook URL。`, remedy: `chmod 600 ${path}` }),
    FileSkipped: ({ path, code }) => ({ what: `无法读取 ${path}（${code}），已忽略该文件。` }),

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

    WebhookAlive: () => ({ what: "有效，Slack 会接收消息。" }),
    WebhookUnknown: ({ code }) => ({ what: `Slack 不认识它，或它已失效（${code}）。`, remedy: newWebhook }),
    ChannelArchived: ({ code }) => ({
      what: `它的频道已归档（${code}）。`,
      remedy: "请在 Slack 中取消归档，或为另一个频道新建 Webhook。"
    }),
    ChannelGone: ({ code }) => ({ what: `它的频道已不存在（${code}）。`, remedy: newWebhook }),
    WorkspaceGone: ({ code }) => ({
      what: `它的工作区不存在或已停用（${code}）。`,
      remedy: "请联系工作区的所有者，或在另一个工作区新建 Webhook。"
    }),
    PostForbidden: ({ code }) => ({
      what: `管理员不允许它发送消息（${code}）。`,
      remedy: "请联系工作区的管理员，或为另一个频道新建 Webhook。"
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
