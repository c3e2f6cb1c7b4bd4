/** Messages for the page's tests: a plain one, and one that has a text in each place where a message can have one. */
import type { FileContent, Known } from "../../../src/sandbox/page/Known.ts"
import type { StoredFile } from "../../../src/sandbox/StoredFile.ts"
import type { StoredMessage } from "../../../src/sandbox/StoredMessage.ts"

/** A message with what a test cares about, on the morning of 24 November 2026. */
export const message = (given: Partial<StoredMessage> = {}): StoredMessage => ({
  ts: "1795510800.000001",
  at: 1_795_510_800_000,
  channel: "#runs",
  text: "hello",
  blocks: [],
  attachments: [],
  notes: [],
  ...given
})

const section = (leaf: object) => ({ type: "rich_text_section", elements: [leaf] })

/** Blocks whose texts Slack takes literally. */
export const literalBlocks = (text: string): ReadonlyArray<unknown> => [
  { type: "header", text: { type: "plain_text", text, emoji: false } },
  { type: "section", fields: [{ type: "plain_text", text, emoji: false }] },
  { type: "context", elements: [{ type: "plain_text", text, emoji: false }] },
  { type: "table", rows: [[{ type: "raw_text", text }], [{ type: "raw_text", text }]] },
  {
    type: "data_table",
    caption: text,
    rows: [[{ type: "raw_text", text }], [{ type: "raw_number", value: 1, text }]]
  },
  {
    type: "image",
    image_url: "https://example.org/a.png",
    alt_text: text,
    title: { type: "plain_text", text, emoji: false }
  },
  { type: "image", slack_file: { id: text }, alt_text: text },
  ...(["line", "area", "bar"] as const).map((type) => ({
    type: "data_visualization",
    title: text,
    chart: {
      type,
      series: [{ name: text, data: [{ label: text, value: 1 }] }],
      axis_config: { categories: [text], x_label: text, y_label: text }
    }
  })),
  { type: "data_visualization", title: text, chart: { type: "pie", segments: [{ label: text, value: 1 }] } },
  {
    type: "actions",
    elements: [
      { type: "button", text: { type: "plain_text", text, emoji: false }, url: "https://example.org" },
      { type: "static_select", placeholder: { type: "plain_text", text, emoji: false } },
      { type: "datepicker", initial_date: text },
      { type: "radio_buttons", options: [{ text: { type: "plain_text", text, emoji: false }, value: text }] }
    ]
  },
  {
    type: "rich_text",
    elements: [
      section({ type: "text", text: `a${text}`, style: { bold: true, italic: true, strike: true, code: true } }),
      section({ type: "link", url: "https://example.org", text }),
      section({ type: "user", user_id: text }),
      section({ type: "usergroup", usergroup_id: text }),
      section({ type: "channel", channel_id: text }),
      section({ type: "broadcast", range: text }),
      { type: "rich_text_list", style: "bullet", elements: [section({ type: "text", text: `a${text}` })] },
      { type: "rich_text_quote", elements: [{ type: "text", text }] },
      { type: "rich_text_preformatted", elements: [{ type: "text", text }] }
    ]
  }
]

const mrkdwn = (text: string) => ({ type: "mrkdwn", text })

/** Blocks whose texts are read as markup, as a name, an address or a colour, or that the page does not draw. */
const readBlocks = (text: string): ReadonlyArray<unknown> => [
  { type: "markdown", text },
  {
    type: "carousel",
    elements: [
      {
        type: "card",
        title: { type: "mrkdwn", text },
        subtitle: { type: "mrkdwn", text },
        body: { type: "mrkdwn", text },
        subtext: { type: "mrkdwn", text },
        hero_image: { type: "image", image_url: "https://example.org/a.png", alt_text: text },
        actions: [{ type: "button", text: { type: "plain_text", text }, url: "https://example.org" }]
      }
    ]
  },
  { type: text },
  { type: "video", title: text, [text]: text },
  { type: "section", text: mrkdwn(text), fields: [mrkdwn(text)], accessory: { type: text, [text]: text } },
  { type: "section", text: { type: "mrkdwn", text, verbatim: true } },
  { type: "context", elements: [mrkdwn(text), { type: "image", image_url: text, alt_text: text }, { type: text }] },
  { type: "image", image_url: `https://example.org/${text}`, alt_text: "a" },
  {
    type: "actions",
    elements: [{ type: "button", text: { type: "plain_text", text }, url: `https://example.org/${text}` }]
  },
  { type: "actions", elements: [{ type: "button", text: { type: "plain_text", text }, url: text }] },
  {
    type: "rich_text",
    elements: [
      { type: text },
      section({ type: text, [text]: text }),
      section({ type: "link", url: text }),
      section({ type: "link", url: `https://example.org/${text}` }),
      section({ type: "emoji", name: text, unicode: text }),
      section({ type: "color", value: text }),
      section({ type: "color", value: `#${text}` }),
      section({ type: "date", timestamp: 1, format: text, url: text, fallback: text })
    ]
  },
  ...[
    `<${text}>`,
    `<https://example.org/${text}|${text}>`,
    `<@${text}>`,
    `<!${text}>`,
    `<!date^1^{date}${text}^https://example.org/${text}|${text}>`,
    `*${text}*`,
    `\`${text}\``,
    `\`\`\`${text}\`\`\``,
    `https://example.org/${text}`
  ].map((text) => ({ type: "section", text: mrkdwn(text) }))
]

const file = (text: string, id: string): StoredFile => ({
  id,
  name: text,
  title: text,
  alt: text,
  mimetype: text,
  size: 1
})

/** Files whose bytes are the text. */
export const knownFiles = (text: string): Known => {
  const contents = new Map<string, FileContent>([
    ["F0000PICTURE", { source: "/sandbox/files/F0000PICTURE", mimetype: "image/png" }],
    ["F000000TEXT", { source: "/sandbox/files/F000000TEXT", mimetype: "text/plain", text: `${text}\n`.repeat(9) }],
    ["F00000OTHER", { source: "/sandbox/files/F00000OTHER", mimetype: text }]
  ])
  return { nameOf: () => text, contentOf: (id) => contents.get(id) }
}

/** The text in every place of every block, attachment and note that the page draws. */
export const everywhere = (text: string): ReadonlyArray<StoredMessage> => [
  message({
    text,
    threadTs: text,
    broadcast: true,
    channel: text,
    ts: text,
    notes: [{ text, mark: "D" }],
    metadata: { [text]: text },
    reactions: [{ name: text, count: 1 }],
    files: [file(text, "F0000PICTURE"), file(text, "F000000TEXT"), file(text, "F00000OTHER"), file(text, text)]
  }),
  message({ text, blocks: [...literalBlocks(text), ...readBlocks(text)] }),
  message({
    text,
    attachments: [
      { fallback: text },
      { color: text, text },
      {
        color: `#${text}`,
        pretext: text,
        author_name: text,
        author_link: text,
        title: text,
        title_link: text,
        text,
        fields: [{ title: text, value: text, short: true }],
        blocks: [...literalBlocks(text), ...readBlocks(text)],
        image_url: text,
        thumb_url: text,
        footer: text,
        ts: 1
      },
      { title: 1, [text]: text }
    ]
  })
]
