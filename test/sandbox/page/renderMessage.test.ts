/** What a reader sees of one message. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, Either } from "effect"
import { languages } from "runbell"
import type { RunEvent } from "../../../src/domain/RunEvent.ts"
import * as Locale from "../../../src/locale/Locale.ts"
import { renderMessage } from "../../../src/sandbox/page/renderMessage.ts"
import type { StoredMessage } from "../../../src/sandbox/StoredMessage.ts"
import { render } from "../../../src/slack/render.ts"
import { message } from "./messages.ts"
import { all, type Element, first, readHtml, textOf } from "./readHtml.ts"

const read = (given: Partial<StoredMessage>): Element => first(readHtml(renderMessage(message(given))), "article")

const content = (...blocks: ReadonlyArray<unknown>): Element => first(read({ blocks }), ".content")

const rich = (...elements: ReadonlyArray<unknown>) => ({ type: "rich_text", elements })
const line = (...elements: ReadonlyArray<unknown>) => ({ type: "rich_text_section", elements })

const failed: RunEvent = {
  _tag: "RunEnded",
  run: { id: "r1", name: "mnist <b>", tags: [], link: "https://example.org/r1" },
  at: DateTime.unsafeMake(0),
  duration: Duration.seconds(3),
  alertsHeldBack: 0,
  mentions: [{ _tag: "Channel" }],
  outcome: {
    _tag: "Failed",
    error: {
      kind: "failure",
      name: "OutOfMemory",
      message: "no <room> left",
      head: ["at step (train.ts:1:2)"],
      omitted: 0,
      tail: [],
      causes: [],
      others: 0
    }
  }
}

describe("a message", () => {
  it("tells who said it and when", () => {
    const article = read({ channel: "#runs" })
    assert.strictEqual(textOf(first(article, ".name")), "runbell")
    assert.strictEqual(textOf(first(article, ".app")), "APP")
    assert.strictEqual(first(article, "time").attributes.datetime, "2026-11-24T09:00:00.000Z")
    assert.match(textOf(first(article, "time")), /^9:00\sAM$/u)
    assert.strictEqual(article.attributes["data-ts"], "1795510800.000001")
    assert.strictEqual(article.attributes["data-channel"], "#runs")
  })

  it("is shown even when its time is none", () => {
    assert.strictEqual(textOf(first(read({ at: Number.NaN }), ".when")), "1795510800.000001")
  })

  it("of runbell's own rendering is drawn to the last block, in every language", () => {
    for (const language of languages) {
      const { text, blocks } = render(failed, Either.getOrThrow(Locale.make({ language, timeZone: "UTC" })))
      const article = read({ text, blocks })
      assert.isEmpty(all(article, ".undrawn"))
      assert.include(textOf(first(article, "h3")), "mnist <b>")
      assert.strictEqual(textOf(first(article, ".loud")), "@channel")
      assert.strictEqual(textOf(first(article, "pre")), "at step (train.ts:1:2)")
      assert.include(textOf(first(article, ".rich")), "no <room> left")
      const links = all(article, ".rich").flatMap((rich) => all(rich, "a"))
      assert.deepStrictEqual(
        links.map(({ attributes }) => attributes.href),
        ["https://example.org/r1"]
      )
      assert.include(textOf(first(article, ".notification")), "mnist <b>")
    }
  })

  it("says which language its characters belong to, where they tell", () => {
    assert.strictEqual(read({ text: "訓練が完了しました" }).attributes.lang, "ja")
    assert.strictEqual(read({ text: "训练已完成" }).attributes.lang, "zh")
    assert.strictEqual(read({ text: "학습 완료" }).attributes.lang, "ko")
    assert.isUndefined(read({ text: "done" }).attributes.lang)
  })

  it("shows its text when it has no blocks, and as a notification when it has", () => {
    const plain = read({ text: "*hello*" })
    assert.strictEqual(textOf(first(first(plain, ".content"), "b")), "hello")
    assert.isEmpty(all(plain, ".notification"))
    const blocks = read({ text: "hello &amp; goodbye", blocks: [{ type: "divider" }] })
    assert.strictEqual(textOf(first(blocks, ".content")), "")
    assert.strictEqual(textOf(first(blocks, ".notification")), "Notification: hello & goodbye")
  })

  it("keeps the exact JSON of what was posted", () => {
    const posted = { text: 'a "quoted" <text>', blocks: [{ type: "divider", block_id: "b" }], metadata: { a: 1 } }
    const json = textOf(first(read({ ...posted, threadTs: "1.2" }), ".json"))
    assert.include(json, '\n  "text"')
    assert.deepStrictEqual(JSON.parse(json), { ...posted, thread_ts: "1.2" })
  })

  it("tells what Slack would not, and how well that is known", () => {
    const [note] = all(first(read({ notes: [{ text: "username is ignored", mark: "D" }] }), ".notes"), "li")
    assert.strictEqual(note && textOf(note), "Dusername is ignored")
    assert.strictEqual(note && first(note, "abbr").attributes.title, "Documented by Slack")
  })

  it("that answers another says which, and one that names itself answers none", () => {
    assert.strictEqual(read({ threadTs: "1.000001" }).attributes["data-thread"], "1.000001")
    assert.isUndefined(read({ threadTs: "1795510800.000001" }).attributes["data-thread"])
  })
})

describe("a block", () => {
  it("of type header keeps :names: where it says so", () => {
    const header = (emoji: boolean) => ({ type: "header", text: { type: "plain_text", text: ":tada: done", emoji } })
    assert.strictEqual(textOf(content(header(false))), ":tada: done")
    assert.strictEqual(textOf(content(header(true))), "🎉 done")
  })

  it("of type section has text, fields and what stands beside it", () => {
    const section = content({
      type: "section",
      text: { type: "mrkdwn", text: "*a*" },
      fields: [
        { type: "mrkdwn", text: "_b_" },
        { type: "plain_text", text: "*c*" }
      ],
      accessory: { type: "image", image_url: "https://example.org/a.png", alt_text: "a curve" }
    })
    assert.strictEqual(textOf(first(section, "b")), "a")
    assert.deepStrictEqual(all(first(section, ".fields"), "p").map(textOf), ["b", "*c*"])
    assert.strictEqual(first(section, "img").attributes.alt, "a curve")
  })

  it("of type actions draws buttons that do nothing, but for links", () => {
    const actions = content({
      type: "actions",
      elements: [
        { type: "button", style: "danger", text: { type: "plain_text", text: "Stop" }, value: "1" },
        { type: "button", text: { type: "plain_text", text: "Open" }, url: "https://example.org/" },
        { type: "users_select", placeholder: { type: "plain_text", text: "Who?" } }
      ]
    })
    assert.deepStrictEqual(all(actions, ".button").map(textOf), ["Stop", "Open", "Who?"])
    assert.deepStrictEqual(
      all(actions, "a").map(({ attributes }) => attributes.href),
      ["https://example.org/"]
    )
  })

  it("of type image that cannot be loaded shows its description", () => {
    const image = content({ type: "image", slack_file: { id: "F0123456789" }, alt_text: "a matrix" })
    assert.strictEqual(textOf(first(image, ".frame")), "a matrix")
    assert.isEmpty(all(image, "img"))
  })

  it("of type table heads its columns, aligns them, and stands at the end as in Slack", () => {
    const cell = (text: string) => ({ type: "raw_text", text })
    const drawn = content(
      {
        type: "table",
        column_settings: [null, { align: "right" }],
        rows: [
          [cell("a"), cell("b")],
          [cell("1"), rich(line({ type: "text", text: "2" }))]
        ]
      },
      { type: "header", text: { type: "plain_text", text: "title" } }
    )
    assert.strictEqual(textOf(drawn), "titleab12")
    assert.deepStrictEqual(all(drawn, "th").map(textOf), ["a", "b"])
    assert.deepStrictEqual(
      all(drawn, "td").map(({ attributes }) => attributes.class),
      ["left", "right"]
    )
  })

  it("of type markdown is drawn with its headings, lists, quotes, code, rules and styles", () => {
    const lines = [
      "# Run 7",
      "It **did** *well* and ~~not~~ `ok`, see [the page](https://example.org/7), a_b_c.",
      "",
      "- one",
      "- two \\*",
      "3. three",
      "> so it is",
      "---",
      "```python",
      "print(**kwargs)",
      "```"
    ]
    const drawn = first(content({ type: "markdown", text: lines.join("\n") }), ".markdown")
    const texts = (selector: string) => all(drawn, selector).map(textOf)
    assert.deepStrictEqual(texts("h3"), ["Run 7"])
    assert.deepStrictEqual([texts("b"), texts("i"), texts("s")], [["did"], ["well"], ["not"]])
    assert.deepStrictEqual(texts("code"), ["ok"])
    assert.deepStrictEqual(
      all(drawn, "a").map((one) => [textOf(one), one.attributes["href"]]),
      [["the page", "https://example.org/7"]]
    )
    assert.deepStrictEqual(texts("li"), ["one", "two *", "three"])
    assert.strictEqual(first(drawn, "ol").attributes["start"], "3")
    assert.deepStrictEqual([texts("blockquote"), texts("pre")], [["so it is"], ["print(**kwargs)"]])
    assert.lengthOf(all(drawn, "hr"), 1)
    assert.include(textOf(drawn), "a_b_c")
  })

  it("of type card is drawn as a tile with its picture, words and buttons, and several beside each other", () => {
    const words = (text: string) => ({ type: "mrkdwn", text })
    const card = {
      type: "card",
      hero_image: { type: "image", image_url: "https://example.org/a.png", alt_text: "a curve" },
      title: words("*mnist*"),
      subtitle: words("vision"),
      body: words("loss fell"),
      subtext: words("step 7"),
      actions: [{ type: "button", text: { type: "plain_text", text: "Open" }, url: "https://example.org/7" }]
    }
    assert.strictEqual(textOf(first(content(card), ".inner")), "mnistvisionloss fellstep 7Open")
    assert.strictEqual(first(first(content(card), ".hero"), "img").attributes["alt"], "a curve")
    assert.lengthOf(all(content({ type: "carousel", elements: [card, card] }), ".tile"), 2)
    assert.lengthOf(all(content({ type: "carousel", elements: [card, 7] }), ".undrawn"), 1)
  })

  it("that the page does not know, or that is not what its type says, is kept as JSON", () => {
    const unknown = { type: "data_visualization", title: "loss" }
    const wrong = { type: "section", text: 1 }
    const boxes = all(content(unknown, wrong, null, { type: "constructor" }), ".undrawn")
    assert.deepStrictEqual(
      boxes.map((box) => JSON.parse(textOf(first(box, "pre")))),
      [unknown, wrong, null, { type: "constructor" }]
    )
  })
})

describe("rich text", () => {
  it("styles its leaves", () => {
    const style = { bold: true, italic: true, strike: true, code: true }
    assert.strictEqual(
      renderMessage(message({ blocks: [rich(line({ type: "text", text: "x", style }))] })).match(
        /<b><i>.*?<\/i><\/b>/u
      )?.[0],
      "<b><i><s><code>x</code></s></i></b>"
    )
  })

  it("names people, groups, channels and everybody", () => {
    const leaves = [
      { type: "user", user_id: "U1" },
      { type: "usergroup", usergroup_id: "S1" },
      { type: "channel", channel_id: "C1" },
      { type: "broadcast", range: "here" }
    ]
    const mentions = all(content(rich(line(...leaves))), ".mention")
    assert.deepStrictEqual(mentions.map(textOf), ["@U1", "@S1", "#C1", "@here"])
  })

  it("draws emoji by their code points or their name, colours, and names a leaf that it does not know", () => {
    const leaves = [
      { type: "emoji", name: "wave", unicode: "1f44b-1f3fd" },
      { type: "emoji", name: "rocket" },
      { type: "emoji", name: "wave", unicode: "110000" },
      { type: "color", value: "#F405B3" },
      { type: "team", team_id: "T1" }
    ]
    const drawn = content(rich(line({ type: "text", text: "a" }, ...leaves)))
    assert.strictEqual(textOf(drawn), "a👋🏽🚀👋#F405B3team")
    assert.strictEqual(first(drawn, "rect").attributes.fill, "#F405B3")
  })

  it("numbers its lists from where they go on, and indents them", () => {
    const list = (more: object) => ({ type: "rich_text_list", elements: [line({ type: "text", text: "a" })], ...more })
    const drawn = content(rich(list({ style: "ordered", offset: 2 }), list({ style: "bullet", indent: 1 })))
    assert.strictEqual(first(drawn, "ol").attributes.start, "3")
    assert.strictEqual(first(drawn, "ul").attributes.class, "indent-1")
  })

  it("shows emoji that stand alone large", () => {
    assert.lengthOf(all(content(rich(line({ type: "emoji", name: "tada" }))), ".jumbo"), 1)
    assert.lengthOf(all(content(rich(line({ type: "text", text: "🎉 🎉" }))), ".jumbo"), 1)
    assert.lengthOf(all(content(rich(line({ type: "text", text: "1" }))), ".jumbo"), 0)
  })
})

describe("an attachment", () => {
  const attached = (attachment: unknown): Element => first(read({ text: "", attachments: [attachment] }), ".content")

  it.each([
    ["good", "#2eb67d"],
    ["danger", "#e01e5a"],
    ["#8e44ad", "#8e44ad"],
    ["8e44ad", "#8e44ad"],
    ["red", "currentColor"]
  ])("of colour %s has a bar of it", (color, fill) => {
    assert.strictEqual(first(attached({ color, text: "a" }), "rect").attributes.fill, fill)
  })

  it("shows its title, text, fields, blocks and footer", () => {
    const drawn = attached({
      title: "Build",
      title_link: "https://example.org/",
      text: "*ok*",
      fields: [{ title: "Branch", value: "main", short: true }],
      blocks: [{ type: "header", text: { type: "plain_text", text: "head" } }],
      footer: "ci",
      ts: 1_795_510_800
    })
    assert.strictEqual(textOf(drawn), "BuildokBranchmainheadci · Nov 24, 2026")
    assert.strictEqual(first(drawn, "a").attributes.href, "https://example.org/")
  })

  it("with nothing but a fallback shows that", () => {
    assert.strictEqual(textOf(first(attached({ fallback: "plain words" }), ".attachment")), "plain words")
  })
})
