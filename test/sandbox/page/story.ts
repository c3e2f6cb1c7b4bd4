/** A morning in two channels: a card, its thread, files, a chart, a table, mentions and dates, as a run and people would leave them. */
import { DateTime, Either } from "effect"
import { sampleEvents } from "../../../src/cli/commands/sampleEvents.ts"
import * as Locale from "../../../src/locale/Locale.ts"
import { pixelsOf } from "../../../src/sandbox/api/fileType.ts"
import type { FileContent, Known } from "../../../src/sandbox/page/Known.ts"
import type { StoredFile } from "../../../src/sandbox/StoredFile.ts"
import type { StoredMessage } from "../../../src/sandbox/StoredMessage.ts"
import { render } from "../../../src/slack/render.ts"
import { message } from "./messages.ts"
import { png } from "./png.ts"

const begin = message().at

/** The message number `serial`, so many minutes after the first. */
export const posted = (serial: number, minutes: number, given: Partial<StoredMessage>): StoredMessage => ({
  ...message(given),
  ts: `${1_795_510_800 + minutes * 60}.${String(serial).padStart(6, "0")}`,
  at: begin + minutes * 60_000
})

const traceback = [
  "Traceback (most recent call last):",
  '  File "train.py", line 88, in step',
  "    loss = criterion(model(batch), target)",
  '  File "torch/nn/modules/module.py", line 1532, in _call_impl',
  "    return forward_call(*args, **kwargs)",
  '  File "model.py", line 41, in forward',
  "    return self.head(self.encoder(x))",
  "RuntimeError: CUDA error: device-side assert triggered"
].join("\n")

export const curves: StoredFile = {
  id: "F00000001",
  name: "curves.png",
  title: "loss and accuracy",
  alt: "loss fell from 2.31 to 0.073 over 1,200 steps",
  mimetype: "image/png",
  size: png.length
}

const snippet: StoredFile = {
  id: "F00000002",
  name: "traceback.txt",
  title: "traceback.txt",
  mimetype: "text/plain",
  size: traceback.length
}

const archive: StoredFile = {
  id: "F00000003",
  name: "checkpoint-0012.pt",
  title: "checkpoint-0012.pt",
  mimetype: "application/octet-stream",
  size: 48_211_004
}

const contents = new Map<string, FileContent>([
  [
    curves.id,
    {
      source: `data:image/png;base64,${Buffer.from(png).toString("base64")}`,
      mimetype: "image/png",
      pixels: pixelsOf(png)
    }
  ],
  [snippet.id, { source: "/sandbox/files/F00000002", mimetype: "text/plain", text: traceback }],
  [archive.id, { source: "/sandbox/files/F00000003", mimetype: "application/octet-stream" }]
])

const names = new Map([
  ["U012AB3CD", "Mika Sato"],
  ["S0614TZR7", "ml-oncall"],
  ["C00000002", "alerts"]
])

export const known: Known = { nameOf: (id) => names.get(id), contentOf: (id) => contents.get(id) }

const steps = Array.from({ length: 13 }, (_, index) => String(index * 100))

const series = (name: string, at: (step: number) => number) => ({
  name,
  data: steps.map((label) => ({ label, value: Number(at(Number(label)).toPrecision(4)) }))
})

export const chart = {
  type: "data_visualization",
  title: "loss",
  chart: {
    type: "line",
    series: [
      series("loss", (step) => 2.25 * Math.exp(-step / 300) + 0.06),
      series("val_loss", (step) => 2.25 * Math.exp(-step / 340) + 0.19 + step / 9_000)
    ],
    axis_config: { categories: steps, x_label: "step", y_label: "loss" }
  }
}

const raw = (text: string) => ({ type: "raw_text", text })

export const table = {
  type: "table",
  column_settings: [null, { align: "right" }, { align: "right" }, { align: "right" }, { align: "right" }],
  rows: [
    ["run", "loss", "accuracy", "steps/s", "duration"],
    ["baseline", "0.0731", "0.9642", "41.8", "1 h 55 min"],
    ["lr=3e-4", "0.0688", "0.9671", "41.2", "1 h 57 min"],
    ["lr=1e-2, no warm-up", "NaN", "0.1000", "40.9", "3 min"]
  ].map((row) => row.map(raw))
}

const mrkdwn = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } })

/** The card of a run in one of its states. */
export const card = (percent: number, editedAt?: number): StoredMessage =>
  posted(1, 0, {
    text: `⏳ train.py: ${percent} %`,
    ...(editedAt === undefined ? {} : { editedAt }),
    bot: true,
    blocks: [
      { type: "header", text: { type: "plain_text", text: "⏳ train.py", emoji: false } },
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              {
                type: "text",
                text: `${"█".repeat(percent / 5)}${"░".repeat(20 - percent / 5)} ${percent} %`,
                style: { code: true }
              },
              { type: "text", text: `\nstep ${percent * 12} of 1,200 · 42 steps/s` }
            ]
          }
        ]
      },
      { type: "context", elements: [{ type: "plain_text", text: `vision / train.py · ${percent} %`, emoji: false }] }
    ]
  })

/** What the library says of every kind of event in a language. */
export const told = (language: string, channel = "#runs"): ReadonlyArray<StoredMessage> => {
  const locale = Either.getOrThrow(Locale.make({ language, timeZone: "UTC" }))
  return sampleEvents(DateTime.unsafeMake(begin)).map((event, index) => {
    const { text, blocks } = render(event, locale)
    return posted(200 + index, 60 + index, { channel, text, blocks })
  })
}

/** All of it. */
export const story: ReadonlyArray<StoredMessage> = [
  { ...card(40, begin + 240_000), reactions: [{ name: "eyes", count: 2 }] },
  posted(2, 3, { text: "checkpoint 4 is saved :floppy_disk:", threadTs: card(0).ts, files: [archive] }),
  posted(3, 5, {
    threadTs: card(0).ts,
    text: "<!subteam^S0614TZR7> loss is no longer a finite number"
  }),
  posted(4, 6, {
    threadTs: card(0).ts,
    broadcast: true,
    text: "❌ train.py failed after 6 minutes",
    blocks: [
      { type: "header", text: { type: "plain_text", text: "❌ train.py failed after 6 minutes", emoji: false } },
      mrkdwn("<@U012AB3CD> have a look in <#C00000002>, please.")
    ],
    files: [snippet],
    reactions: [
      { name: "white_check_mark", count: 1 },
      { name: "tada", count: 12 }
    ]
  }),
  posted(5, 8, {
    text: "The next attempt starts",
    blocks: [mrkdwn("The next attempt starts <!date^1795518000^{date_short_pretty} at {time}|at 11:00 UTC>.")]
  }),
  posted(6, 20, { text: "loss", blocks: [chart] }),
  posted(7, 21, { text: "Three runs", blocks: [mrkdwn("*Three runs* side by side:"), table] }),
  posted(8, 22, {
    text: "curves",
    blocks: [
      {
        type: "image",
        title: { type: "plain_text", text: "loss and accuracy", emoji: false },
        alt_text: "loss fell from 2.31 to 0.073",
        slack_file: { id: curves.id }
      }
    ]
  }),
  posted(9, 23, { text: "", files: [curves] }),
  posted(10, 24, { channel: "#alerts", text: "disk is 91 % full :warning:" }),
  posted(11, 25, { channel: "#alerts", text: "disk is 94 % full :rotating_light:" })
]
