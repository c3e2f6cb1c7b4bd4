/** The doctor's report in words, in every language. */
import { assert, describe, it } from "@effect/vitest"
import { Finding, outcomeOf } from "../../../src/cli/doctor/Finding.ts"
import type { Report } from "../../../src/cli/doctor/Report.ts"
import { renderReport } from "../../../src/cli/doctor/renderReport.ts"
import { en } from "../../../src/cli/doctor/words/en.ts"
import { wordsIn } from "../../../src/cli/doctor/words/wordsIn.ts"

const where = { where: "SLACK_WEBHOOK_URL" }
const file = { path: "/home/me/webhook", code: "EACCES" }
const address = "proxy.example:3128"
const proxy = { address, variable: "HTTPS_PROXY" }
const code = "some_code"

const findings: ReadonlyArray<Finding> = [
  Finding.NotChecked(),
  Finding.UrlFound(where),
  Finding.NothingSet(),
  Finding.BotFound({ where: "SLACK_BOT_TOKEN", channel: "#runs" }),
  Finding.BotUnusable({ where: "SLACK_BOT_TOKEN", reason: "NotAToken" }),
  Finding.BotIncomplete({ missing: "token" }),
  Finding.WebhookUnused(where),
  Finding.UrlUnusable({ ...where, reason: "NotAUrl" }),
  Finding.SecretFileUnreadable(file),
  Finding.SecretInArguments({ option: "bot-token" }),
  Finding.SecretReadable({ path: file.path }),
  Finding.FileSkipped(file),
  Finding.KeySkipped({ path: file.path, key: "nmae", nearest: "name" }),
  Finding.HostFound({ host: "hooks.slack.com" }),
  Finding.HostUnknown({ host: "hooks.slack.com", code }),
  Finding.Connected({ address }),
  Finding.NotConnected({ address, code }),
  Finding.ProxyPasses(proxy),
  Finding.ProxyUnusable(proxy),
  Finding.ProxyWantsLogin(proxy),
  Finding.ProxyRefuses({ ...proxy, code }),
  Finding.Encrypted(),
  Finding.AuthorityUnknown({ code }),
  Finding.CertificateOutdated({ code }),
  Finding.CertificateOfOther({ code }),
  Finding.NotEncrypted({ code }),
  Finding.BotAlive({ bot: "runbell", workspace: "Lab" }),
  Finding.TokenRefused({ code }),
  Finding.ScopesComplete({ scopes: "chat:write, files:write, channels:history" }),
  Finding.ScopesUnknown(),
  Finding.ScopesUseful({ missing: ["files:write", "channels:history"] }),
  Finding.ScopeMissing({ scope: "chat:write" }),
  Finding.ChannelOpen({ channel: "#runs" }),
  Finding.NotInChannel({ channel: "#runs", bot: "runbell" }),
  Finding.ChannelUnknown({ channel: "#runs", code }),
  Finding.TrialLeft(),
  Finding.WebhookAlive(),
  Finding.WebhookUnknown({ code }),
  Finding.ChannelArchived({ code }),
  Finding.ChannelGone({ code }),
  Finding.WorkspaceGone({ code }),
  Finding.PostForbidden({ code }),
  Finding.RateLimited(),
  Finding.SlackAtFault({ detail: code }),
  Finding.NotSlack({ status: "200" }),
  Finding.NoAnswer({ code }),
  Finding.ClockRight(),
  Finding.ClockWrong({ minutes: 7, ahead: true }),
  Finding.Posted()
]

describe("renderReport", () => {
  it("marks each check, and puts what to do under what is wrong", () => {
    const report: Report = [
      { name: "destination", finding: Finding.UrlFound(where) },
      { name: "clock", finding: Finding.ClockWrong({ minutes: 7, ahead: false }) },
      { name: "webhook", finding: Finding.ChannelArchived({ code: "channel_is_archived" }) },
      { name: "tls", finding: Finding.NotChecked() }
    ]
    assert.deepStrictEqual(renderReport(report, en), [
      "✓ Destination: a webhook, set by SLACK_WEBHOOK_URL and well formed.",
      "! Clock: it is about 7 min slow.",
      "  → Let the machine set its clock (NTP): the times in messages are wrong, and certificates may be refused.",
      "✗ Webhook: its channel is archived (channel_is_archived).",
      "  → Unarchive the channel in Slack, or choose another one.",
      "– Encryption: not checked.",
      "",
      "Messages will not arrive; see what is marked with ✗."
    ])
  })

  it("is tested with every finding that has words", () => {
    assert.deepStrictEqual(
      findings.map(({ _tag }) => _tag),
      Object.keys(en.findings)
    )
  })

  it.each(Object.entries(wordsIn))(
    "says in %s what to do about every problem, and shows what was found",
    (_, words) => {
      for (const finding of findings) {
        const { what, remedy } = Finding.$match(words.findings)(finding)
        if (outcomeOf(finding) === "problem") assert.isNotEmpty(remedy, finding._tag)
        for (const [field, value] of Object.entries(finding)) {
          if (["_tag", "reason", "ahead", "missing"].includes(field)) continue
          assert.include(`${what} ${remedy}`, String(value), finding._tag)
        }
      }
    }
  )

  it("says nothing twice: each language has words of its own", () => {
    const said = (words: typeof en) => findings.map((finding) => Finding.$match(words.findings)(finding).what)
    const [one, two, three] = Object.values(wordsIn).map(said)
    for (const index of findings.keys()) {
      assert.lengthOf(Array.from(new Set([one?.[index], two?.[index], three?.[index]])), 3)
    }
  })
})
