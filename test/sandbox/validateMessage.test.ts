/** What Slack takes in a message and what it refuses, rule by rule, in the words of Slack's own validator. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { validateMessage } from "../../src/sandbox/validate/validateMessage.ts"

const x = (count: number): string => "x".repeat(count)
const times = <A>(count: number, item: A): ReadonlyArray<A> => Array.from({ length: count }, () => item)

const plain = (text: string) => ({ type: "plain_text", text })
const mrkdwn = (text: string) => ({ type: "mrkdwn", text })
const divider = { type: "divider" }
const header = (text: unknown) => ({ type: "header", text })
const section = (fields: object) => ({ type: "section", ...fields })
const context = (...elements: ReadonlyArray<unknown>) => ({ type: "context", elements })
const actions = (...elements: ReadonlyArray<unknown>) => ({ type: "actions", elements })
const image = { type: "image", image_url: "https://example.com/a.png", alt_text: "a" }
const button = { type: "button", text: plain("Go"), action_id: "go" }
const option = { text: plain("A"), value: "a" }
const richText = (...elements: ReadonlyArray<unknown>) => ({ type: "rich_text", elements })
const line = (...elements: ReadonlyArray<unknown>) => ({ type: "rich_text_section", elements })
const leaf = (text: string) => ({ type: "text", text })
const cell = (text: string) => ({ type: "raw_text", text })
const table = (...rows: ReadonlyArray<unknown>) => ({ type: "table", rows })
const chart = (chart: object) => ({ type: "data_visualization", title: "Loss", chart })
const series = (name: string, ...labels: ReadonlyArray<string>) => ({
  name,
  data: labels.map((label) => ({ label, value: 1 }))
})

const refusalOf = (...blocks: ReadonlyArray<unknown>) => validateMessage({ blocks })

/** The code and the problems, each as Slack's Web API writes them in one line. */
const told = (message: Parameters<typeof validateMessage>[0]): ReadonlyArray<string> => {
  const refusal = validateMessage(message)
  if (refusal === undefined) return ["ok"]
  return [refusal.code, ...refusal.problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`)]
}

/** What is said of one block, without the code, and with pointers that begin within it. */
const inBlock = (block: unknown): ReadonlyArray<string> =>
  told({ blocks: [block] })
    .slice(1)
    .map((line) => line.replace("/blocks/0", ""))

describe("each block that a message may hold is taken as Slack documents it", () => {
  const blocks: Readonly<Record<string, object>> = {
    header: header(plain("Title")),
    "section with text": section({ text: mrkdwn("*bold*") }),
    "section with fields": section({ fields: [plain("a"), mrkdwn("b")], expand: true }),
    "section with an image": section({ text: plain("a"), accessory: image }),
    "section with a button": section({
      text: plain("a"),
      accessory: { ...button, url: "https://example.com", style: "primary" }
    }),
    context: context(plain("a"), mrkdwn("b"), image),
    divider,
    image: { ...image, title: plain("A") },
    "rich text": richText(
      line(
        leaf("a"),
        { type: "text", text: "b", style: { bold: true, italic: true, strike: true, code: true } },
        { type: "link", url: "mailto:a@example.com", text: "mail" },
        { type: "emoji", name: "tada" },
        { type: "user", user_id: "U0000001" },
        { type: "usergroup", usergroup_id: "S0000001" },
        { type: "channel", channel_id: "C0000001" },
        { type: "broadcast", range: "here" },
        { type: "date", timestamp: 1_720_710_212, format: "{date}", fallback: "then" },
        { type: "color", value: "#ff0000" }
      ),
      line(),
      { type: "rich_text_list", style: "ordered", indent: 1, offset: 3, border: 0, elements: [line(leaf("a"))] },
      { type: "rich_text_quote", elements: [leaf("a")] },
      { type: "rich_text_preformatted", border: 1, language: "python", elements: [leaf("a")] }
    ),
    actions: actions(
      button,
      { type: "overflow", options: [option] },
      { type: "static_select", placeholder: plain("Pick"), options: [option] },
      { type: "multi_static_select", option_groups: [{ label: plain("Group"), options: [option] }] },
      { type: "external_select", min_query_length: 3 },
      { type: "users_select" },
      { type: "conversations_select", filter: { include: ["public"] } },
      { type: "channels_select" },
      { type: "multi_users_select", max_selected_items: 2 },
      { type: "checkboxes", options: [{ text: mrkdwn("A"), value: "a" }] },
      { type: "radio_buttons", options: [option] },
      { type: "datepicker", initial_date: "2026-11-24" },
      { type: "timepicker", initial_time: "09:30" },
      { type: "datetimepicker", initial_date_time: 1_720_710_212 },
      { type: "workflow_button", text: plain("Go"), workflow: { trigger: { url: "https://example.com/t" } } }
    ),
    "context actions": {
      type: "context_actions",
      elements: [
        {
          type: "feedback_buttons",
          positive_button: { text: plain("+"), value: "1" },
          negative_button: { text: plain("-"), value: "0" }
        },
        { type: "icon_button", icon: "trash", text: plain("Delete") }
      ]
    },
    markdown: { type: "markdown", text: "# Title" },
    input: { type: "input", label: plain("Name"), element: { type: "plain_text_input", multiline: true } },
    table: {
      ...table([cell("a"), cell("b")], [richText(line(leaf("c"))), { type: "raw_number", value: 1, text: "1" }]),
      column_settings: [null, { align: "right", is_wrapped: true }]
    },
    "data table": {
      type: "data_table",
      caption: "Metrics",
      page_size: 10,
      row_header_column_index: 0,
      rows: [[cell("a")], [{ type: "raw_number", value: 1, text: "1" }]]
    },
    pie: chart({ type: "pie", segments: [{ label: "a", value: 1 }] }),
    line: chart({
      type: "line",
      series: [series("a", "1", "2"), series("b", "1", "2")],
      axis_config: { categories: ["1", "2"], x_label: "epoch" }
    }),
    card: { type: "card", title: mrkdwn("a"), body: mrkdwn("b"), actions: [button], icon: image },
    carousel: { type: "carousel", elements: [{ type: "card", hero_image: image }] },
    container: {
      type: "container",
      title: plain("a"),
      width: "wide",
      is_collapsible: true,
      child_blocks: [section({ text: plain("a") }), divider]
    },
    "task card": {
      type: "task_card",
      task_id: "1",
      title: "a",
      status: "in_progress",
      details: richText(line(leaf("a"))),
      sources: [{ type: "url", url: "https://example.com", text: "b" }]
    },
    plan: { type: "plan", title: "a", tasks: [{ type: "task_card", task_id: "1", title: "a", status: "complete" }] },
    video: {
      type: "video",
      title: plain("a"),
      alt_text: "a",
      video_url: "https://example.com/v",
      thumbnail_url: "https://example.com/t"
    }
  }
  for (const [name, block] of Object.entries(blocks)) {
    it(`${name}, also with a block_id`, () => {
      assert.deepStrictEqual(told({ blocks: [block] }), ["ok"])
      assert.deepStrictEqual(told({ blocks: [{ ...block, block_id: x(255) }] }), ["ok"])
      assert.deepStrictEqual(inBlock({ ...block, block_id: x(256) }), [
        "must be less than 256 characters [json-pointer:/block_id]"
      ])
    })
  }

  it("is not taken for modals, nor what apps cannot post, nor what nobody knows", () => {
    for (const type of ["alert", "file", "call", "nonsense"]) {
      assert.deepStrictEqual(told({ blocks: [divider, { type, text: plain("a") }] }), [
        "invalid_blocks",
        `unsupported type: ${type} [json-pointer:/blocks/1/type]`
      ])
    }
    assert.deepStrictEqual(inBlock({ text: plain("a") }), ["missing required field: type [json-pointer:]"])
  })
})

/** The longest that is taken, and what is said of one more. */
const longest: ReadonlyArray<readonly [what: string, most: number, block: (text: string) => object, pointer: string]> =
  [
    ["a header", 150, (text) => header(plain(text)), "/text/text"],
    ["a section's text", 3_000, (text) => section({ text: mrkdwn(text) }), "/text/text"],
    ["a section's field", 2_000, (text) => section({ fields: [plain("a"), mrkdwn(text)] }), "/fields/1/text"],
    ["a context's text", 3_000, (text) => context(plain(text)), "/elements/0/text"],
    ["an image's description", 2_000, (text) => ({ ...image, alt_text: text }), "/alt_text"],
    ["an image's title", 2_000, (text) => ({ ...image, title: plain(text) }), "/title/text"],
    ["a button's text", 75, (text) => actions({ ...button, text: plain(text) }), "/elements/0/text/text"],
    ["a button's value", 2_000, (text) => actions({ ...button, value: text }), "/elements/0/value"],
    [
      "a button's label",
      75,
      (text) => actions({ ...button, accessibility_label: text }),
      "/elements/0/accessibility_label"
    ],
    ["an action_id", 255, (text) => actions({ ...button, action_id: text }), "/elements/0/action_id"],
    ["a markdown block", 12_000, (text) => ({ type: "markdown", text }), "/text"],
    [
      "a chart's title",
      50,
      (title) => ({ ...chart({ type: "pie", segments: [{ label: "a", value: 1 }] }), title }),
      "/title"
    ],
    [
      "a segment's label",
      20,
      (label) => chart({ type: "pie", segments: [{ label, value: 1 }] }),
      "/chart/segments/0/label"
    ],
    ["a card's title", 150, (text) => ({ type: "card", title: mrkdwn(text) }), "/title/text"],
    ["a card's body", 200, (text) => ({ type: "card", body: mrkdwn(text) }), "/body/text"],
    [
      "a container's title",
      150,
      (text) => ({ type: "container", title: plain(text), child_blocks: [divider] }),
      "/title/text"
    ],
    [
      "an option's text",
      75,
      (text) => actions({ type: "radio_buttons", options: [{ ...option, text: plain(text) }] }),
      "/elements/0/options/0/text/text"
    ]
  ]

describe("texts", () => {
  for (const [what, most, block, pointer] of longest) {
    it(`${what} is at most ${most} characters, in code points, and never empty`, () => {
      assert.deepStrictEqual(inBlock(block(x(most))), [])
      assert.deepStrictEqual(inBlock(block("🚀".repeat(most))), [])
      assert.deepStrictEqual(inBlock(block(x(most + 1))), [
        `must be less than ${most + 1} characters [json-pointer:${pointer}]`
      ])
      assert.deepStrictEqual(inBlock(block("")), [`must be more than 0 characters [json-pointer:${pointer}]`])
    })
  }

  it("have emoji only when plain and verbatim only when marked up", () => {
    assert.deepStrictEqual(inBlock(section({ text: { ...plain("a"), emoji: false } })), [])
    assert.deepStrictEqual(inBlock(section({ text: { ...mrkdwn("a"), verbatim: true } })), [])
    assert.deepStrictEqual(inBlock(section({ text: { ...mrkdwn("a"), emoji: true } })), [
      "invalid additional property: emoji [json-pointer:/text]"
    ])
    assert.deepStrictEqual(inBlock(section({ text: { ...plain("a"), verbatim: true } })), [
      "invalid additional property: verbatim [json-pointer:/text]"
    ])
  })

  it("are objects: a header's is plain, and no string stands for one", () => {
    assert.deepStrictEqual(inBlock(header(mrkdwn("a"))), ["must be a valid enum value [json-pointer:/text/type]"])
    assert.deepStrictEqual(inBlock(header("a")), ["must provide an object [json-pointer:/text]"])
    assert.deepStrictEqual(inBlock(section({ text: "a" })), ["must provide an object [json-pointer:/text]"])
    assert.deepStrictEqual(inBlock(section({ text: { type: "html", text: "a" } })), [
      "unsupported type: html [json-pointer:/text/type]"
    ])
    assert.deepStrictEqual(inBlock(section({ text: plain("a"), fields: [{ type: "plain_text", text: 1 }] })), [
      "must provide a string [json-pointer:/fields/0/text]"
    ])
    assert.deepStrictEqual(inBlock(section({ text: { ...plain("a"), emoji: "no" } })), [
      "must be a boolean [json-pointer:/text/emoji]"
    ])
  })
})

/** The most that are taken, and what is said of one more. */
const most: ReadonlyArray<readonly [what: string, most: number, block: (count: number) => object, pointer: string]> = [
  ["fields in a section", 10, (count) => section({ fields: times(count, plain("a")) }), "/fields"],
  ["elements in a context", 10, (count) => context(...times(count, plain("a"))), "/elements"],
  ["elements in an actions block", 25, (count) => actions(...times(count, button)), "/elements"],
  [
    "elements in a context_actions block",
    5,
    (count) => ({
      type: "context_actions",
      elements: times(count, { type: "icon_button", icon: "trash", text: plain("a") })
    }),
    "/elements"
  ],
  ["rows in a table", 100, (count) => table(...times(count, [cell("a")])), "/rows"],
  ["cells in a row", 20, (count) => table(times(count, cell("a"))), "/rows/0"],
  [
    "rows in a data table",
    101,
    (count) => ({ type: "data_table", caption: "a", rows: times(count, [cell("a")]) }),
    "/rows"
  ],
  [
    "segments in a pie",
    6,
    (count) => chart({ type: "pie", segments: times(count, { label: "a", value: 1 }) }),
    "/chart/segments"
  ],
  [
    "cards in a carousel",
    10,
    (count) => ({ type: "carousel", elements: times(count, { type: "card", title: mrkdwn("a") }) }),
    "/elements"
  ],
  [
    "blocks in a container",
    10,
    (count) => ({ type: "container", title: plain("a"), child_blocks: times(count, divider) }),
    "/child_blocks"
  ],
  [
    "options in a menu",
    100,
    (count) => actions({ type: "static_select", options: times(count, option) }),
    "/elements/0/options"
  ],
  [
    "options behind three dots",
    5,
    (count) => actions({ type: "overflow", options: times(count, option) }),
    "/elements/0/options"
  ],
  [
    "options to tick",
    10,
    (count) => actions({ type: "checkboxes", options: times(count, option) }),
    "/elements/0/options"
  ]
]

describe("lists", () => {
  for (const [what, count, block, pointer] of most) {
    it(`${count} ${what} at most`, () => {
      assert.deepStrictEqual(inBlock(block(count)), [])
      assert.deepStrictEqual(inBlock(block(count + 1)), [
        `no more than ${count} items allowed [json-pointer:${pointer}]`
      ])
    })
  }

  it("are never empty, and are lists", () => {
    assert.deepStrictEqual(inBlock(context()), ["must provide at least 1 items [json-pointer:/elements]"])
    assert.deepStrictEqual(inBlock(richText()), ["must provide at least 1 items [json-pointer:/elements]"])
    assert.deepStrictEqual(inBlock({ type: "context", elements: plain("a") }), [
      "must provide an array [json-pointer:/elements]"
    ])
    assert.deepStrictEqual(inBlock({ type: "data_table", caption: "a", rows: [[cell("a")]] }), [
      "must provide at least 2 items [json-pointer:/rows]"
    ])
  })
})

describe("what belongs together", () => {
  const refused: ReadonlyArray<readonly [rule: string, block: object, ...problems: ReadonlyArray<string>]> = [
    ["a section has text or fields", section({}), "must define either `text` or `fields` [json-pointer:]"],
    [
      "an image has a source",
      { type: "image", alt_text: "a" },
      "must define either `slack_file` or `image_url` [json-pointer:]"
    ],
    [
      "an image has no more than one source",
      { ...image, slack_file: { id: "F00000001" } },
      "must define either `slack_file` or `image_url` [json-pointer:]"
    ],
    [
      "an image has a description",
      { type: "image", image_url: "https://example.com" },
      "missing required field: alt_text [json-pointer:]"
    ],
    [
      "an image is on the web",
      { ...image, image_url: "javascript:alert(1)" },
      "input must be a valid: uri [json-pointer:/image_url]"
    ],
    [
      "a file is named by its id or its address",
      { type: "image", alt_text: "a", slack_file: {} },
      "must define either `id` or `url` [json-pointer:/slack_file]"
    ],
    [
      "a file's id looks like one",
      { type: "image", alt_text: "a", slack_file: { id: "nope" } },
      "input must match regex pattern: ^[F][A-Z0-9]{8,}$ [json-pointer:/slack_file/id]"
    ],
    [
      "a button's style is one of two",
      actions({ ...button, style: "green" }),
      "must be a valid enum value [json-pointer:/elements/0/style]"
    ],
    [
      "a button's link is on the web",
      actions({ ...button, url: "javascript:alert(1)" }),
      "input must be a valid: uri [json-pointer:/elements/0/url]"
    ],
    [
      "a menu has options or groups",
      actions({ type: "static_select" }),
      "must define either `options` or `option_groups` [json-pointer:/elements/0]"
    ],
    [
      "an accessory is one that a section takes",
      section({ text: plain("a"), accessory: { type: "plain_text_input" } }),
      "unsupported type: plain_text_input [json-pointer:/accessory/type]"
    ],
    [
      "rows are of one length",
      table([cell("a"), cell("b")], [cell("c")]),
      "all rows must have the same number of cells [json-pointer:/rows]"
    ],
    [
      "a table has 10,000 characters at most",
      table([cell(x(5_001)), cell(x(5_000))]),
      "must be less than 10001 characters [json-pointer:/rows]"
    ],
    ["a cell is never empty", table([cell("")]), "must be more than 0 characters [json-pointer:/rows/0/0/text]"],
    [
      "a data table's head is not rich",
      { type: "data_table", caption: "a", rows: [[richText(line(leaf("a")))], [cell("b")]] },
      "unsupported type: rich_text [json-pointer:/rows]"
    ],
    [
      "a page has 1 to 100 rows",
      { type: "data_table", caption: "a", page_size: 101, rows: [[cell("a")], [cell("b")]] },
      "must be less than 101 [json-pointer:/page_size]"
    ],
    [
      "a pie's segments are above zero",
      chart({ type: "pie", segments: [{ label: "a", value: 0 }] }),
      "must be greater than 0 [json-pointer:/chart/segments/0/value]"
    ],
    [
      "series have names of their own",
      chart({ type: "bar", series: [series("a", "1"), series("a", "1")], axis_config: { categories: ["1"] } }),
      "Input contains duplicate items [json-pointer:/chart]"
    ],
    [
      "every series has a value for each category",
      chart({ type: "area", series: [series("a", "1")], axis_config: { categories: ["1", "2"] } }),
      "every series needs one value for each category [json-pointer:/chart]"
    ],
    [
      "a card shows something",
      { type: "card", subtitle: mrkdwn("a") },
      "must define one of `hero_image`, `title`, `actions` or `body` [json-pointer:]"
    ],
    [
      "a container has one title",
      { type: "container", child_blocks: [divider] },
      "must define either `title` or `rich_text_title` [json-pointer:]"
    ],
    [
      "a task is in one of four states",
      { type: "task_card", task_id: "1", title: "a", status: "done" },
      "must be a valid enum value [json-pointer:/status]"
    ],
    [
      "a broadcast is to one of three",
      richText(line({ type: "broadcast", range: "all" })),
      "must be a valid enum value [json-pointer:/elements/0/elements/0/range]"
    ],
    [
      "a list has a style",
      richText({ type: "rich_text_list", elements: [line(leaf("a"))] }),
      "missing required field: style [json-pointer:/elements/0]"
    ],
    [
      "what is preformatted names nobody",
      richText({ type: "rich_text_preformatted", elements: [{ type: "user", user_id: "U1" }] }),
      "unsupported type: user [json-pointer:/elements/0/elements/0/type]"
    ],
    [
      "rich text has no parts but its own",
      richText({ type: "section", elements: [] }),
      "unsupported type: section [json-pointer:/elements/0/type]"
    ],
    [
      "what is not known is refused, and named so that a pointer can find it",
      section({ text: plain("a"), "a/b~c": 1 }),
      "invalid additional property: a/b~c [json-pointer:]"
    ],
    [
      "all that is wrong with a block is told",
      header({ type: "plain_text", text: "", emoji: 1 }),
      "must be more than 0 characters [json-pointer:/text/text]",
      "must be a boolean [json-pointer:/text/emoji]"
    ]
  ]
  for (const [rule, block, ...problems] of refused) {
    it(`${rule}`, () => {
      assert.deepStrictEqual(inBlock(block), problems)
      assert.strictEqual(refusalOf(block)?.code, "invalid_blocks")
    })
  }
})

describe("the message as a whole", () => {
  it("has 50 blocks at most", () => {
    assert.deepStrictEqual(told({ blocks: times(50, divider) }), ["ok"])
    assert.deepStrictEqual(told({ blocks: times(51, divider) }), [
      "invalid_blocks",
      "no more than 50 items allowed [json-pointer:/blocks]"
    ])
  })

  it("has 100 attachments at most, which are objects", () => {
    assert.deepStrictEqual(told({ attachments: times(100, { text: "a" }) }), ["ok"])
    assert.strictEqual(told({ attachments: times(101, { text: "a" }) })[0], "too_many_attachments")
    assert.strictEqual(told({ text: "a", attachments: ["a"] })[0], "invalid_attachments")
    assert.strictEqual(told({ text: "a", attachments: { text: "a" } })[0], "invalid_attachments")
  })

  it("has attachments whose blocks are as good as its own; what is wrong in them is told in pairs", () => {
    const attachments = [{ color: "good", blocks: [divider, section({ fields: [plain("a"), plain("")] })] }]
    assert.deepStrictEqual(told({ attachments }), [
      "invalid_attachments",
      "failed to match all allowed schemas [json-pointer:/attachments/0/blocks/1/fields/1]",
      "must be more than 0 characters [json-pointer:/attachments/0/blocks/1/fields/1/text]"
    ])
    assert.deepStrictEqual(
      told({ attachments: [{ blocks: times(51, divider) }] }).at(-1),
      "no more than 50 items allowed [json-pointer:/attachments/0/blocks]"
    )
    assert.deepStrictEqual(told({ attachments: [{ color: "danger", blocks: [divider] }] }), ["ok"])
  })

  it("has no block_id twice", () => {
    const named = { ...divider, block_id: "a" }
    assert.deepStrictEqual(told({ blocks: [named, divider, named] }), [
      "invalid_blocks",
      "block_id must be unique in a message [json-pointer:/blocks/2/block_id]"
    ])
    assert.strictEqual(told({ blocks: [named], attachments: [{ blocks: [named] }] })[0], "invalid_blocks")
    assert.deepStrictEqual(told({ blocks: [named, { ...divider, block_id: "b" }] }), ["ok"])
  })

  it("has one table, wherever it stands", () => {
    const one = table([cell("a")])
    const data = { type: "data_table", caption: "a", rows: [[cell("a")], [cell("b")]] }
    assert.deepStrictEqual(told({ blocks: [one, one] }), [
      "invalid_attachments",
      "only_one_table_allowed [json-pointer:/blocks/1]"
    ])
    assert.strictEqual(told({ blocks: [one, data] })[0], "invalid_attachments")
    assert.strictEqual(told({ blocks: [one], attachments: [{ blocks: [one] }] })[0], "invalid_attachments")
    assert.strictEqual(
      told({ blocks: [one, { type: "container", title: plain("a"), child_blocks: [one] }] })[0],
      "invalid_attachments"
    )
  })

  it("has two charts at most", () => {
    const pie = chart({ type: "pie", segments: [{ label: "a", value: 1 }] })
    assert.deepStrictEqual(told({ blocks: [pie, pie] }), ["ok"])
    assert.strictEqual(told({ blocks: [pie, pie, pie] })[0], "invalid_blocks")
  })

  it("has 13,000 characters at most in all its blocks, of whatever kind, and 12,000 in Markdown", () => {
    const most = [...times(4, section({ text: plain(x(3_000)) })), richText(line(leaf(x(999)))), context(plain("x"))]
    assert.deepStrictEqual(told({ text: x(40_000), blocks: most }), ["ok"])
    assert.strictEqual(told({ blocks: [...most, context(plain("x"))] })[0], "msg_blocks_too_long")
    assert.strictEqual(
      told({ blocks: most, attachments: [{ blocks: [context(plain("x"))] }] })[0],
      "msg_blocks_too_long"
    )
    assert.deepStrictEqual(told({ blocks: times(2, { type: "markdown", text: x(6_000) }) }), ["ok"])
    assert.strictEqual(
      told({ blocks: [...times(2, { type: "markdown", text: x(6_000) }), { type: "markdown", text: "x" }] })[0],
      "msg_blocks_too_long"
    )
  })

  it("has something to see", () => {
    const nothing = ["missing_text_or_fallback_or_attachments"]
    for (const message of [
      {},
      { text: null },
      { blocks: [] },
      { attachments: [] },
      { attachments: [{}] },
      { username: "a" }
    ]) {
      assert.deepStrictEqual(told(message), nothing, JSON.stringify(message))
    }
    for (const message of [{ text: "" }, { text: " \n" }, { text: 1 }, { text: "", blocks: [] }]) {
      assert.deepStrictEqual(told(message), ["no_text"], JSON.stringify(message))
    }
    for (const attachment of [
      { fallback: "a" },
      { text: "a" },
      { pretext: "a" },
      { title: "a" },
      { image_url: "a" },
      { fields: [{}] },
      { blocks: [divider] }
    ]) {
      assert.deepStrictEqual(told({ attachments: [attachment] }), ["ok"], JSON.stringify(attachment))
    }
  })
})

describe("the validator", () => {
  const json = FastCheck.jsonValue({ maxDepth: 4 })
  const typed = FastCheck.record(
    {
      type: FastCheck.constantFrom(
        "header",
        "section",
        "rich_text",
        "table",
        "container",
        "actions",
        "image",
        "markdown",
        "plan"
      ),
      text: json,
      elements: json,
      rows: json,
      child_blocks: json,
      fields: json
    },
    { requiredKeys: ["type"] }
  )

  it("answers to whatever JSON it is given, and never throws", () => {
    FastCheck.assert(
      FastCheck.property(
        FastCheck.record(
          { text: json, blocks: FastCheck.oneof(json, FastCheck.array(typed)), attachments: json },
          { requiredKeys: [] }
        ),
        (message) => {
          const refusal = validateMessage(message)
          assert.isTrue(refusal === undefined || /^[a-z_]+$/u.test(refusal.code))
        }
      )
    )
  })

  it("points into the message: what a pointer names is there, or its parent is", () => {
    const at = (value: unknown, pointer: string): unknown =>
      pointer
        .split("/")
        .slice(1)
        .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
        .reduce<unknown>(
          (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
          value
        )
    FastCheck.assert(
      FastCheck.property(FastCheck.array(typed, { minLength: 1 }), (blocks) => {
        for (const { message, pointer } of validateMessage({ blocks })?.problems ?? []) {
          if (pointer === "/blocks") continue
          assert.isDefined(at({ blocks }, pointer), `${message} at ${pointer}`)
        }
      })
    )
  })
})
