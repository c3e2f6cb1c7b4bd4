/** Text as nobody wants to meet it: what breaks messages, pages channels, leaks secrets, or is no text at all. */
import { FastCheck } from "effect"

/** Nobody's secrets: they look like Slack's, and are none. */
export const fakeSecrets = [
  "https://hooks.slack.com/services/T000/B000/XXXX",
  "https://hooks.slack-gov.com/services/T000/B000/XXXX",
  "http://127.0.0.1:8080/services/T000/B000/XXXX",
  "xoxb-000000000000-XXXX",
  "xapp-1-A000-000000-XXXX"
] as const

const fragments = [
  ...fakeSecrets,
  "<!channel>",
  "<!here|here>",
  "<@U012AB3CD>",
  "<https://evil.example|Sign in>",
  "@everyone #general :tada:",
  "&lt;&amp;",
  "```",
  "*_~`",
  "\u001b[31mred\u001b[0m",
  "\u001b]0;title\u0007",
  "\u0000\u0007\b",
  "\r\n",
  "\n\n\n",
  "\t",
  "   ",
  "\u200b\u2060\u00ad",
  "\u202eevil\u202c\u2066x\u2069",
  "שלום עולם",
  "مرحبا",
  "你好，世界",
  "👩‍👩‍👧‍👦",
  "🏳️‍🌈",
  "🇩🇪🇯🇵",
  "é\u0301\u0302",
  "\ud800",
  "\udfff",
  "__proto__",
  "constructor"
] as const

const codeUnits = FastCheck.array(FastCheck.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((units) =>
  String.fromCharCode(...units)
)

const piece = FastCheck.oneof(
  FastCheck.constantFrom(...fragments),
  FastCheck.string({ unit: "grapheme", maxLength: 20 }),
  FastCheck.string({ unit: "binary", maxLength: 20 }),
  codeUnits
)

const long = FastCheck.tuple(piece, FastCheck.integer({ min: 1, max: 3_000 })).map(([text, times]) =>
  text.repeat(times).slice(0, 50_000)
)

/** Empty, ordinary, hostile or huge; lone surrogates too. */
export const hostileText: FastCheck.Arbitrary<string> = FastCheck.oneof(
  { weight: 1, arbitrary: FastCheck.constantFrom("", " ", "\n", "\u0000", "\u200b") },
  { weight: 6, arbitrary: FastCheck.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")) },
  { weight: 1, arbitrary: long }
)
