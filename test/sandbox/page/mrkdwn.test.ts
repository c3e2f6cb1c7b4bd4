/** Slack's mrkdwn, as its page "Formatting text for app surfaces" tells it. */
import { assert, describe, it } from "@effect/vitest"
import { mrkdwn, notificationOf } from "../../../src/sandbox/page/mrkdwn.ts"
import { nastyText } from "./nastyText.ts"
import { all, readHtml, textOf } from "./readHtml.ts"

const links = { links: true, names: false }

const drawn = (text: string, parsing = links): string =>
  mrkdwn(text, parsing)
    .markup.replaceAll(' dir="auto"', "")
    .replaceAll(' dir="ltr"', "")
    .replaceAll(' target="_blank" rel="noopener noreferrer nofollow"', "")

const link = (url: string, label = url) => `<a href="${url}">${label}</a>`

describe("mrkdwn", () => {
  it.each([
    ["bold", "*bold* text", "<p><b>bold</b> text</p>"],
    ["italic", "_it_", "<p><i>it</i></p>"],
    ["strike", "~gone~", "<p><s>gone</s></p>"],
    ["marks within marks", "*_both_ ~all~*", "<p><b><i>both</i> <s>all</s></b></p>"],
    ["code, in which nothing else is read", "`*a* :tada: &lt;b&gt;`", "<p><code>*a* :tada: &lt;b&gt;</code></p>"],
    ["a mark inside a word is none", "snake_case_name 2*3*4", "<p>snake_case_name 2*3*4</p>"],
    ["a mark next to a space is none", "* a * b", "<p>* a * b</p>"],
    ["a mark over two lines is none", "*a\nb*", "<p>*a\nb*</p>"],
    [
      "the three entities and no others",
      "1 &lt; 2 &amp;&amp; 3 &gt; 2 &copy;",
      "<p>1 &lt; 2 &amp;&amp; 3 &gt; 2 &amp;copy;</p>"
    ],
    ["an entity is decoded once", "&amp;lt;b&amp;gt;", "<p>&amp;lt;b&amp;gt;</p>"],
    ["emoji by name", ":rocket: up, :not_an_emoji:", "<p>🚀 up, :not_an_emoji:</p>"],
    ["emoji alone are large", ":tada: :+1:", '<p class="jumbo">🎉 👍</p>'],
    [
      "a link",
      "<https://example.org/a?b=1&amp;c=2|here>",
      `<p>${link("https://example.org/a?b=1&amp;c=2", "here")}</p>`
    ],
    ["a link without a label", "<https://example.org/>", `<p>${link("https://example.org/")}</p>`],
    ["a mail address", "<mailto:a@example.org>", `<p>${link("mailto:a@example.org", "a@example.org")}</p>`],
    [
      "a bare address, without the full stop after it",
      "See https://example.org/a_b_c.",
      `<p>See ${link("https://example.org/a_b_c")}.</p>`
    ],
    ["a person", "<@U012AB3CD>", '<p><span class="mention">@U012AB3CD</span></p>'],
    ["a channel by its name", "<#C012AB3CD|general>", '<p><span class="mention">#general</span></p>'],
    ["a group by its handle", "<!subteam^S012AB3CD|@ml-team>", '<p><span class="mention">@ml-team</span></p>'],
    [
      "a call to the whole channel",
      "<!here> <!channel|x>",
      '<p><span class="mention loud">@here</span> <span class="mention loud">@channel</span></p>'
    ],
    [
      "a link of a scheme that is not let in stays text",
      "<javascript:alert(1)|x>",
      "<p>&lt;javascript:alert(1)|x&gt;</p>"
    ],
    ["a quote", "before\n> one\n&gt; two\nafter", "<p>before</p><blockquote>one\ntwo</blockquote><p>after</p>"],
    ["preformatted text", "a\n```\nx = *1*\n<https://example.org|l>\n```\nb", "<p>a</p><pre>x = *1*\nl</pre><p>b</p>"],
    ["a fence that is never closed", "``` open", "<p>``` open</p>"]
  ])("reads %s", (_, text, expected) => assert.strictEqual(drawn(text), expected))

  it("writes a date in the form that is asked for, in UTC until the script knows better", () => {
    const [time, ...others] = all(
      readHtml(mrkdwn("<!date^1795510800^at {date_num}, {time}|never>", links).markup),
      "time"
    )
    assert.strictEqual(time?.attributes.datetime, "2026-11-24T09:00:00.000Z")
    assert.strictEqual(
      textOf(readHtml(mrkdwn("<!date^1795510800^on {date_num}|never>", links).markup)),
      "on 2026-11-24"
    )
    assert.deepStrictEqual(
      others.map(({ attributes }) => attributes["data-style"]),
      ["time"]
    )
  })

  it("shows the fallback of a date that is none, and a token that is none as it is", () => {
    assert.strictEqual(drawn("<!date^soon^{date} {nonsense}|some day>"), "<p>some day {nonsense}</p>")
  })

  it("calls the channel by a bare @here only where Slack would", () => {
    const names = { links: true, names: true }
    assert.strictEqual(drawn("hi @here", names), '<p>hi <span class="mention loud">@here</span></p>')
    assert.strictEqual(drawn("hi @here"), "<p>hi @here</p>")
    assert.strictEqual(drawn("me@here.org", names), "<p>me@here.org</p>")
  })

  it("leaves addresses alone in text that is verbatim", () => {
    assert.strictEqual(drawn("https://example.org", { links: false, names: false }), "<p>https://example.org</p>")
  })

  it("gives a notification in one line, without markup", () => {
    assert.strictEqual(
      notificationOf("🚀 <https://example.org|mnist> &amp; co\nstarted, <!here> :tada:"),
      "🚀 mnist & co started, @here 🎉"
    )
  })

  it.prop("always comes to an end, in well-formed HTML", [nastyText], ([text]) => {
    readHtml(mrkdwn(text, { links: true, names: true }).markup)
  })

  it.each(["*", "_", "`", "<", "> ", "```", "*_~", ":a", "<!date^", "https://", "*a", "_a "])(
    "reads a text of 40,000 times %s without getting lost in it",
    (piece) => {
      const text = piece.repeat(40_000 / piece.length)
      assert.isNotEmpty(mrkdwn(text, { links: true, names: true }).markup)
    },
    2_000
  )
})
