/** Text from outside becomes inert and short enough, and stays what it was for a reader. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { redactedMark } from "../../src/domain/redact.ts"
import { escape, inert, inertLine, truncate } from "../../src/slack/Mrkdwn.ts"
import { fakeSecrets, hostileText } from "../support/hostileText.ts"

const size = (text: string): number => Array.from(text).length

const graphemes = (text: string): ReadonlyArray<string> =>
  Array.from(new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text), ({ segment }) => segment)

const family = "👩‍👩‍👧‍👦"
const accented = `e${"\u0301".repeat(50)}`

const wellFormed = hostileText.map((text) => text.toWellFormed())

const most = FastCheck.integer({ min: 1, max: 200 })

/** As many graphemes as fit, for each cut anew. */
const cutBetweenGraphemes = (text: string, most: number): string => {
  const first = Array.from(text).slice(0, most)
  const ends = graphemes(first.join("")).map((_, index, all) => size(all.slice(0, index + 1).join("")))
  const end = ends.findLast((end) => end < most) ?? most - 1
  return `${first.slice(0, end).join("")}…`
}

/** Letters that stand alone, and what goes into one grapheme with what is before or after it, in any order. */
const mixed = FastCheck.string({
  unit: FastCheck.oneof(
    FastCheck.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 1 }),
    FastCheck.constantFrom(..."\r\n\t\0\u007f#1éЖж。あかハ中한가（ーー"),
    FastCheck.constantFrom(
      "\u0301",
      "\u200d",
      "\ufe0f",
      "\u3099",
      "\u302a",
      "\u0483",
      "\uff9e",
      "\u0e33",
      "\u11a8",
      "\u0600"
    ),
    FastCheck.constantFrom("🚀", "👩", "🇩", "ᄀ", "ᅡ", "क", "\u094d", "©", "〰", "\u{1f3fb}")
  ),
  minLength: 2,
  maxLength: 30
})

describe("truncate", () => {
  it.each([
    ["what is short enough as it is", "hello", 5, "hello"],
    ["the beginning, with an ellipsis", "hello", 4, "hel…"],
    ["nothing but the ellipsis where there is room for no more", "hello", 1, "…"],
    ["150 emoji in 150 code points, though they are 300 units", "🚀".repeat(150), 150, "🚀".repeat(150)],
    ["no part of a family", `ab${family}`, 6, "ab…"],
    ["no part of a flag", "a🇩🇪🇯🇵", 4, "a🇩🇪…"],
    ["no letter without its accents", `a${accented}`, 20, "a…"],
    ["a piece of a letter that is longer than the limit itself", accented, 5, "e\u0301\u0301\u0301…"]
  ])("keeps %s", (_, text, most, kept) => {
    assert.strictEqual(truncate(text, most), kept)
  })

  it.prop("is never longer than asked, and cuts only between graphemes", [wellFormed, most], ([text, most]) => {
    const kept = truncate(text, most)
    assert.isAtMost(size(kept), most)
    assert.isTrue(kept.isWellFormed())
    if (kept === text) return
    assert.isAbove(size(text), most)
    assert.isTrue(kept.endsWith("…"))
    const whole = graphemes(text)
    const ends = graphemes(kept.slice(0, -1))
    if (size(whole[0] ?? "") < most) assert.deepStrictEqual(ends, whole.slice(0, ends.length))
  })

  it.prop(
    "cuts where a segmenter does, also where it asks none",
    [mixed, FastCheck.nat()],
    ([text, more]) => {
      const most = 1 + (more % (size(text) - 1))
      assert.strictEqual(truncate(text, most), cutBetweenGraphemes(text, most))
    },
    { fastCheck: { numRuns: 5_000 } }
  )

  it("cuts as a segmenter does beside every character of the basic plane", () => {
    for (let code = 0; code < 0xffff; code += 1) {
      const character = String.fromCharCode(code)
      for (const text of [`xa${character}b`, `x${character}bc`, `x한${character}中`]) {
        assert.strictEqual(truncate(text, 3), cutBetweenGraphemes(text, 3), code.toString(16))
      }
    }
  })

  it.prop("keeps as much as fits", [FastCheck.string({ unit: "grapheme-ascii", minLength: 30 })], ([text]) => {
    assert.strictEqual(truncate(text, 20), `${text.slice(0, 19)}…`)
  })
})

describe("inert", () => {
  it.each([
    ["colours and cursor moves of a terminal", "\u001b[1;31mred\u001b[0m \u001b[2Kline", "red line"],
    ["a terminal's title and links", "\u001b]0;title\u0007a\u001b]8;;https://x.example\u001b\\b", "ab"],
    ["control characters", "a\u0000b\u0008c\u007fd\u009be", "abcde"],
    ["marks that turn the direction of text", "a\u202eb\u202cc\u2066d\u2069e", "abcde"],
    ["half characters, by the mark for unreadable ones", "a\ud800b\udfffc", "a\ufffdb\ufffdc"],
    ["the line ends of other systems", "a\r\nb\rc", "a\nb\nc"]
  ])("takes out %s", (_, text, clean) => {
    assert.strictEqual(inert(text, 100, "(empty)"), clean)
  })

  it("keeps line feeds, tabs, and writing from right to left", () => {
    const text = "loss\t0.5\nשלום עולם"
    assert.strictEqual(inert(text, 100, "(empty)"), text)
  })

  it("leaves markup to be read: where it goes, nothing parses it", () => {
    const text = "<!channel> *bold* ``` &amp; :tada: <https://x.example|y>"
    assert.strictEqual(inert(text, 100, "(empty)"), text)
  })

  it.each(["", " ", "\n\t ", "\u0000", "\u200b\u2060", "\u202e", "\u001b[0m", "\u3164", "\u2800"])(
    "says that there is nothing to be seen in %j",
    (text) => {
      assert.strictEqual(inert(text, 100, "(empty)"), "(empty)")
      assert.strictEqual(inertLine(text, 100, "(empty)"), "(empty)")
    }
  )

  it.each(fakeSecrets)("takes out %s, also where the text is cut", (secret) => {
    for (let most = 5; most < 60; most += 1) assert.notInclude(inert(`x ${secret} y`, most, "-"), "XXXX")
    assert.include(inert(`x ${secret} y`, 60, "-"), redactedMark)
  })

  it("takes out a secret that is broken up by colours or controls", () => {
    assert.notInclude(inert("hooks.slack.com/serv\u001b[0mices/T000/\u0000B000/XXXX", 100, "-"), "XXXX")
  })

  it("is done with a text of ten million characters at once", () => {
    assert.strictEqual(size(inert("\u001b[".repeat(5_000_000), 100, "-")), 100)
  })

  it.prop(
    "is never longer than asked, never empty, never half a character, never a control",
    [hostileText, most],
    ([text, most]) => {
      const safe = inert(text, most, "-")
      assert.isAtMost(size(safe), most)
      assert.isTrue(safe.isWellFormed())
      // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
      assert.notMatch(safe, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u)
      assert.notStrictEqual(safe.trim(), "")
      assert.notInclude(safe, "XXXX")
    }
  )
})

describe("inertLine", () => {
  it("makes one line of many, with single spaces", () => {
    assert.strictEqual(inertLine("  a\r\n\r\n b\t\tc\u2028d\u0085 ", 100, "-"), "a b c d")
  })

  it.prop("is one line, whatever it is given", [hostileText, most], ([text, most]) => {
    const line = inertLine(text, most, "-")
    assert.isAtMost(size(line), most)
    assert.notMatch(line, /[\n\r\u0085\u2028\u2029]/u)
  })
})

describe("escape", () => {
  it("escapes the three characters that mean something, and nothing else", () => {
    assert.strictEqual(escape(`<!channel> & "x" *y* 'z' &lt;`), `&lt;!channel&gt; &amp; "x" *y* 'z' &amp;lt;`)
  })

  it.prop("leaves no raw bracket, and can be undone by Slack", [hostileText], ([text]) => {
    const escaped = escape(text)
    assert.notMatch(escaped, /[<>]|&(?!(?:amp|lt|gt);)/u)
    const shown = escaped.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")
    assert.strictEqual(shown, text)
  })
})
