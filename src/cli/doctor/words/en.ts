/** English. */
import { options } from "../../settings/options.ts"
import type { DoctorWords } from "../DoctorWords.ts"

const newWebhook =
  "Make a new webhook for the channel (api.slack.com/apps, Incoming Webhooks), and set SLACK_WEBHOOK_URL to its URL."

export const en: DoctorWords = {
  checks: {
    settings: "Settings",
    destination: "Destination",
    dns: "Name",
    tcp: "Connection",
    proxy: "Proxy",
    tls: "Encryption",
    webhook: "Webhook",
    bot: "Bot",
    scopes: "Scopes",
    channel: "Channel",
    clock: "Clock",
    post: "Test message"
  },
  findings: {
    NotChecked: () => ({ what: "not checked." }),

    UrlFound: ({ where }) => ({ what: `a webhook, set by ${where} and well formed.` }),
    NothingSet: () => ({
      what: "none is set.",
      remedy:
        "Set SLACK_WEBHOOK_URL to the URL of an incoming webhook, or SLACK_BOT_TOKEN and SLACK_CHANNEL, or run: runbell init"
    }),
    BotFound: ({ where, channel }) => ({ what: `a bot in ${channel}; its token is set by ${where}, and well formed.` }),
    BotUnusable: ({ where, reason }) => ({
      what: {
        EmptyToken: `what ${where} sets is empty.`,
        NotAToken: `what ${where} sets does not begin with xoxb-.`,
        EmptyChannel: "the channel is empty.",
        UnknownHost: "SLACK_API_URL is neither https://slack.com/api/ nor https://slack-gov.com/api/."
      }[reason],
      remedy: "The token should look like xoxb-…, the channel like #runs or C0123456789."
    }),
    BotIncomplete: ({ missing }) =>
      missing === "token"
        ? { what: "a channel is set, and no bot's token.", remedy: "Set SLACK_BOT_TOKEN to the bot's token." }
        : { what: "a bot's token is set, and no channel.", remedy: "Set SLACK_CHANNEL to where the bot shall post." },
    WebhookUnused: ({ where }) => ({
      what: `${where} sets a webhook, too. It is not used, since a bot is set.`,
      remedy: "Take one of the two away, or give --webhook-url where the webhook is meant."
    }),
    UrlUnusable: ({ where, reason }) => ({
      what: {
        Empty: `what ${where} sets is empty.`,
        NotAUrl: `what ${where} sets is not a URL.`,
        NotHttps: `what ${where} sets does not begin with https://.`,
        UnknownHost: `what ${where} sets is not on hooks.slack.com or hooks.slack-gov.com.`,
        WorkflowTrigger: `what ${where} sets starts a workflow: it shows no text and no blocks.`,
        Credentials: `what ${where} sets has a user name or password in it.`
      }[reason],
      remedy: "It should look like https://hooks.slack.com/services/T…/B…/…"
    }),
    SecretFileUnreadable: ({ path, code }) => ({
      what: `the file of its secret, ${path}, cannot be read (${code}).`,
      remedy: "Check the path after file:, and who may read the file."
    }),
    SecretInArguments: ({ option }) => ({
      what: `what --${option} gives is a secret, and shows in ps and in the shell's history.`,
      remedy: `Set ${options[option].variable}, or give --${option} file:PATH.`
    }),
    SecretReadable: ({ path }) => ({
      what: `others can read the secret in ${path}.`,
      remedy: `chmod 600 ${path}`
    }),
    FileSkipped: ({ path, code }) => ({ what: `${path} cannot be read (${code}), and is left out.` }),
    KeySkipped: ({ path, key, nearest }) => ({
      what: `there is no setting ${JSON.stringify(key)} (in ${path}), and it is left out.`,
      remedy: nearest === undefined ? undefined : `Did you mean ${nearest}?`
    }),

    HostFound: ({ host }) => ({ what: `${host} is found.` }),
    HostUnknown: ({ host, code }) => ({
      what: `${host} is not found (${code}).`,
      remedy: "Check the network and DNS of this machine. If only a proxy leads out of it, set HTTPS_PROXY."
    }),
    Connected: ({ address }) => ({ what: `${address} takes connections.` }),
    NotConnected: ({ address, code }) => ({
      what: `${address} cannot be connected to (${code}).`,
      remedy: "Check the network and its firewall. If only a proxy leads out of it, set HTTPS_PROXY."
    }),

    ProxyPasses: ({ address, variable }) => ({ what: `${address} (from ${variable}) lets us through.` }),
    ProxyUnusable: ({ variable }) => ({
      what: `what ${variable} sets is no HTTP proxy.`,
      remedy: `Set ${variable} to something like http://proxy.example:3128; SOCKS proxies are not spoken to.`
    }),
    ProxyWantsLogin: ({ address, variable }) => ({
      what: `${address} asks for another name and password (407).`,
      remedy: `Set ${variable} to http://NAME:PASSWORD@${address}, with special characters percent-encoded.`
    }),
    ProxyRefuses: ({ address, variable, code }) => ({
      what: `${address} (from ${variable}) does not let us through (${code}).`,
      remedy: "Ask who runs the proxy to allow hooks.slack.com on port 443, or set NO_PROXY=slack.com to go around it."
    }),

    Encrypted: () => ({ what: "the certificate is trusted." }),
    AuthorityUnknown: ({ code }) => ({
      what: `the certificate is from an authority that Node does not know (${code}): probably a proxy that looks into the traffic.`,
      remedy: "Get the authority's certificate from who runs the network, and set NODE_EXTRA_CA_CERTS to its file."
    }),
    CertificateOutdated: ({ code }) => ({
      what: `the certificate is not valid at this time (${code}).`,
      remedy: "Check the clock of this machine first; then who answers in Slack's place."
    }),
    CertificateOfOther: ({ code }) => ({
      what: `the certificate belongs to another host (${code}).`,
      remedy: "Somebody answers in Slack's place: look for a login page of the network, or a wrong entry in /etc/hosts."
    }),
    NotEncrypted: ({ code }) => ({
      what: `no encrypted connection comes about (${code}).`,
      remedy: "Look for a firewall or a proxy between this machine and Slack."
    }),

    BotAlive: ({ bot, workspace }) => ({ what: `Slack knows it as @${bot} in ${workspace}.` }),
    TokenRefused: ({ code }) => ({
      what: `Slack does not take its token (${code}).`,
      remedy: "Install the app again under OAuth & Permissions, and set SLACK_BOT_TOKEN to its new token."
    }),
    ScopesComplete: ({ scopes }) => ({ what: `it has all that runbell can use (${scopes}).` }),
    ScopesUnknown: () => ({ what: "Slack does not say." }),
    ScopesUseful: ({ missing }) => ({
      what: missing
        .map((scope) =>
          scope === "files:write"
            ? "without files:write curves are drawn in text, and not as a picture."
            : "without channels:history a message whose answer was lost may be told twice."
        )
        .join(" "),
      remedy: "Add it under OAuth & Permissions, and install the app again."
    }),
    ScopeMissing: ({ scope }) => ({
      what: `the token lacks ${scope}.`,
      remedy: "Add it under OAuth & Permissions, and install the app again."
    }),
    ChannelOpen: ({ channel }) => ({ what: `the bot may post in ${channel}.` }),
    NotInChannel: ({ channel, bot }) => ({
      what: `the bot is not in ${channel}.`,
      remedy: `Invite it: type /invite @${bot} in the channel.`
    }),
    ChannelUnknown: ({ channel, code }) => ({
      what: `there is no ${channel}, or it is private and the bot is not in it (${code}).`,
      remedy: "Check SLACK_CHANNEL; into a private channel the bot has to be invited by one of its members."
    }),
    TrialLeft: () => ({
      what: "the bot may post. The message for tomorrow by which this was tried could not be deleted, and will be posted."
    }),

    WebhookAlive: () => ({ what: "Slack knows it, and takes messages." }),
    WebhookUnknown: ({ code }) => ({ what: `Slack does not know it, or no longer (${code}).`, remedy: newWebhook }),
    ChannelArchived: ({ code }) => ({
      what: `its channel is archived (${code}).`,
      remedy: "Unarchive the channel in Slack, or choose another one."
    }),
    ChannelGone: ({ code }) => ({ what: `its channel does not exist any more (${code}).`, remedy: newWebhook }),
    WorkspaceGone: ({ code }) => ({
      what: `its workspace does not exist or is disabled (${code}).`,
      remedy: "Ask an owner of the workspace."
    }),
    PostForbidden: ({ code }) => ({
      what: `an administrator does not allow it to post (${code}).`,
      remedy: "Ask an administrator of the workspace, or choose another channel."
    }),
    RateLimited: () => ({
      what: "Slack takes no more messages for now (429).",
      remedy: "Too many are sent to this channel. A minute later it should be well again."
    }),
    SlackAtFault: ({ detail }) => ({
      what: `Slack has a fault of its own (${detail}).`,
      remedy: "Try again later; status.slack.com tells of outages."
    }),
    NotSlack: ({ status }) => ({
      what: `the answer is not Slack's (${status}).`,
      remedy: "Look for a proxy or a login page between this machine and Slack."
    }),
    NoAnswer: ({ code }) => ({
      what: `there is no answer (${code}).`,
      remedy: "Look for a firewall or a proxy between this machine and Slack, and try again."
    }),

    ClockRight: () => ({ what: "it is right to the minute." }),
    ClockWrong: ({ minutes, ahead }) => ({
      what: `it is about ${minutes} min ${ahead ? "fast" : "slow"}.`,
      remedy: "Let the machine set its clock (NTP): the times in messages are wrong, and certificates may be refused."
    }),

    Posted: () => ({ what: "it was posted: look into the channel." })
  },
  verdict: {
    ok: "All is well: messages will arrive.",
    warning: "Messages will arrive; see what is marked with !.",
    problem: "Messages will not arrive; see what is marked with ✗."
  },
  testMessage: "This is a test message of runbell doctor. All is well."
}
